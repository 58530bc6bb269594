package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares the projections, as they are read over HTTP, with what a naive reader makes of the
/// logs.
public final class ReadSide {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("SessionStarted", "forked"),
          Map.entry("TextShown", "text"),
          Map.entry("Spoken", "llm"),
          Map.entry("DiceRolled", "dice"),
          Map.entry("CheckMade", "check"),
          Map.entry("InventoryChanged", "item"),
          Map.entry("ItemEquipped", "equipment"),
          Map.entry("InputReceived", "input"),
          Map.entry("SessionSaved", "saved"),
          Map.entry("SessionRestored", "restored"),
          Map.entry("SessionSuspended", "suspended"),
          Map.entry("SessionResumed", "resumed"),
          Map.entry("SessionAbandoned", "abandoned"),
          Map.entry("SessionEnded", "ending"));

  private final Client client;

  public ReadSide(Client client) {
    this.client = client;
  }

  /// What a line of a transcript has to say.
  record Line(long sequence, String kind, String node, String said, String at) {

    static Line told(JsonNode item) {
      return new Line(
          item.path("sequence").longValue(),
          item.path("kind").stringValue(),
          item.path("node_id").asString(""),
          said(item, item),
          item.path("at").stringValue());
    }

    static Line logged(JsonNode event) {
      JsonNode payload = event.path("payload");
      return new Line(
          event.path("sequence").longValue(),
          Objects.requireNonNull(KINDS.get(event.path("type").stringValue())),
          payload.path("node").asString(""),
          said(payload, payload.has("answer") ? payload.path("answer") : payload),
          event.path("timestamp").stringValue());
    }

    private static String said(JsonNode facts, JsonNode answer) {
      return List.of(
              facts.path("text"),
              facts.path("total"),
              facts.path("draws"),
              facts.path("quantity"),
              facts.path("ending"),
              facts.path("slot"),
              facts.path("reason"),
              facts.path("parent"),
              answer.path("choice"),
              answer.path("value"))
          .toString();
    }
  }

  /// Waits until every projection has read everything.
  public ReadSide caughtUp() {
    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(behind()).isEmpty());
    return this;
  }

  private List<JsonNode> behind() throws IOException {
    List<JsonNode> behind = new ArrayList<>();
    for (JsonNode projection : client.get("/api/v2/projections").expect(200).data().path("items")) {
      if (projection.path("parked").intValue() > 0
          || projection.path("lag_events").longValue() > 0) {
        behind.add(projection);
      }
    }
    return behind;
  }

  /// The list of sessions by id.
  public Map<String, JsonNode> sessions() throws IOException {
    Map<String, JsonNode> sessions = new HashMap<>();
    for (int page = 1; ; page++) {
      JsonNode data = client.get(Games.SESSIONS + "?page_size=200&page=" + page).expect(200).data();
      data.path("items").forEach(item -> sessions.put(Games.id(item), item));
      if (!data.path("pagination").path("has_next").booleanValue()) {
        return sessions;
      }
    }
  }

  /// Compares a session's row and transcript with its log.
  public void compare(String session, List<JsonNode> log, @Nullable JsonNode row)
      throws IOException {
    List<Line> expected = log.stream().filter(ReadSide::isTold).map(Line::logged).toList();
    List<JsonNode> told = client.all(Games.SESSIONS + "/" + session + "/transcript");
    assertThat(told).map(Line::told).isEqualTo(expected);
    compare(log, Objects.requireNonNull(row));
  }

  /// A beginning is told of a fork alone.
  private static boolean isTold(JsonNode event) {
    return Ledger.is(event, "SessionStarted")
        ? event.path("payload").has("parent")
        : KINDS.containsKey(event.path("type").stringValue());
  }

  private static void compare(List<JsonNode> log, JsonNode row) {
    JsonNode first = log.getFirst();
    JsonNode last = log.getLast();
    assertThat(row.path("parent")).isEqualTo(first.path("payload").path("parent"));
    assertThat(row.path("graph_id")).isEqualTo(first.path("payload").path("graph_id"));
    assertThat(row.path("status").stringValue()).isEqualTo(status(log));
    assertThat(row.path("turn").longValue()).isEqualTo(turn(log));
    assertThat(row.path("sequence")).isEqualTo(last.path("sequence"));
    assertThat(row.path("ending").asString(""))
        .isEqualTo(last.path("payload").path("ending").asString(""));
    assertThat(row.path("started_at")).isEqualTo(first.path("timestamp"));
    assertThat(row.path("updated_at")).isEqualTo(last.path("timestamp"));
  }

  /// Answers accepted in the session, and by then in the one that it was forked from.
  private static long turn(List<JsonNode> log) {
    return log.stream()
        .mapToLong(event ->
            Ledger.is(event, "SessionForked")
                ? event.at("/payload/turn").longValue()
                : Ledger.is(event, "InputReceived") ? 1 : 0)
        .sum();
  }

  /// Of games in which one question follows the other.
  private static String status(List<JsonNode> log) {
    boolean suspended = false;
    boolean incident = false;
    for (JsonNode event : log) {
      switch (event.path("type").stringValue()) {
        case "SessionSuspended" -> suspended = true;
        case "SessionResumed" -> suspended = false;
        case "SessionForked" -> incident = event.path("payload").has("incident");
        case "IncidentRaised" -> incident = true;
        case "IncidentResolved", "SessionRestored" -> incident = false;
        case "SessionAbandoned" -> {
          return "abandoned";
        }
        case "SessionEnded" -> {
          return "ended";
        }
        default -> {}
      }
    }
    return suspended ? "suspended" : incident ? "incident" : "awaiting_input";
  }
}
