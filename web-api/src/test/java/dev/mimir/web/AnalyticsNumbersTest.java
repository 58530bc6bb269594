package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Analysts who ask about dice, players, days, models and tools.
class AnalyticsNumbersTest {
  private static final String GRAPH =
      """
      { "format": "mimir/1", "id": "ID", "nodes": [
          { "id": "begin", "start": {}, "next": "throw" },
          { "id": "throw", "dice": { "notation": "2d6" }, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "on", "text": "On", "next": "talk" } ] } },
          { "id": "talk", "llm": { "prompt": "Say something." }, "next": "out" },
          { "id": "out", "end": "out" } ] }
      """;

  private static JsonNode played(String graph, String player) {
    Answer published = Api.post("/api/v2/graphs", GRAPH.replace("ID", graph));
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    Answer begun =
        Api.post(
            "/api/v2/sessions",
            "{\"graph_id\":\"%s\",\"players\":[{\"player_id\":\"%s\",\"name\":\"A\"}]}"
                .formatted(graph, player));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    String id = begun.data().path("session_id").stringValue();
    Answer played = Api.post("/api/v2/sessions/" + id + "/input", "{\"choice\":\"on\"}");
    assertThat(played.data().path("status").asString("")).as(played.text()).isEqualTo("ended");
    return played.data();
  }

  private static Answer ask(String path, JsonNode session) {
    Answer answer =
        Api.get(
            "/api/v2/analytics/"
                + path
                + (path.contains("?") ? "&" : "?")
                + "at_least="
                + session.path("sequence").longValue()
                + "&session_id="
                + session.path("session_id").stringValue());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static JsonNode first(String path, JsonNode session) {
    return ask(path, session).data().at("/items/0");
  }

  @Test
  void compares_dice_with_their_odds() {
    JsonNode session = played("dicey", "dora");
    JsonNode roll = first("graphs/dicey/dice", session);
    assertThat(roll.path("notation").stringValue()).isEqualTo("2d6");
    assertThat(roll.path("count").longValue()).isOne();
    assertThat(roll.path("expected_mean").doubleValue()).isEqualTo(7);
    assertThat(roll.path("histogram")).hasSize(11);
    assertThat(roll.at("/verdict/degrees_of_freedom").intValue()).isZero();
    JsonNode die = first("graphs/dicey/dice/faces?version=1", session);
    assertThat(die.path("sides").intValue()).isEqualTo(6);
    assertThat(die.path("count").longValue()).isEqualTo(2);
    assertThat(ask("graphs/dicey/dice?format=csv", session).text().replace("\"", ""))
        .startsWith(
            "notation,count,mean,expected_mean,verdict.chi_square,"
                + "verdict.degrees_of_freedom,verdict.p,verdict.fair,histogram\r\n2d6,1,");
  }

  @Test
  void tells_what_a_player_did() {
    JsonNode session = played("dicey-player", "doris");
    JsonNode all = ask("players/doris", session).data().path("items");
    assertThat(all).hasSize(2);
    assertThat(all.path(0).has("graph_id") && !all.path(0).path("graph_id").isNull()).isFalse();
    assertThat(all.path(1).path("graph_id").stringValue()).isEqualTo("dicey-player");
    assertThat(all.path(1).path("started").longValue()).isOne();
    assertThat(all.path(1).path("inputs").longValue()).isOne();
    assertThat(all.path(1).path("endings").toString()).isEqualTo("{\"out\":1}");
    assertThat(ask("players/doris?origin=fork", session).data().path("items")).isEmpty();
  }

  @Test
  void tells_what_happens_on_each_day() {
    JsonNode session = played("dicey-days", "dana");
    JsonNode items =
        ask("sessions/daily?graph_id=dicey-days&tz=Pacific/Kiritimati", session)
            .data()
            .path("items");
    assertThat(items).hasSize(30);
    assertThat(items.valueStream().mapToLong(day -> day.path("ended").longValue()).sum()).isOne();
    assertThat(items.valueStream().mapToLong(day -> day.path("turns").longValue()).sum()).isOne();
    assertThat(ask("sessions/daily?from=2020-01-01&to=2020-01-02", session).data().path("items"))
        .hasSize(2);
    JsonNode models = ask("models/daily", session).data().path("items");
    assertThat(models.valueStream().map(day -> day.path("provider").asString("")))
        .contains("scripted");
    assertThat(ask("tools/daily?origin=debug", session).data().path("items")).isEmpty();
    assertThat(ask("tools/daily?origin=debug&format=csv", session).text())
        .startsWith("date,tool,calls,latency.p50_ms,latency.p95_ms,failed");
  }

  @Test
  void refuses_days_that_it_cannot_tell_of() {
    for (String wrong :
        new String[] {
          "tz=Middle/Earth",
          "tz=",
          "from=yesterday",
          "to=2026-02-30",
          "from=2026-03-02&to=2026-03-01",
          "from=2025-01-01&to=2026-02-05",
          "version=1",
          "origin=who"
        }) {
      Answer answer = Api.get("/api/v2/analytics/sessions/daily?" + wrong);
      assertThat(answer.code()).as(wrong).isEqualTo("VALIDATION_ERROR");
    }
    assertThat(Api.get("/api/v2/analytics/sessions/daily?graph_id=nowhere").code())
        .isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get("/api/v2/analytics/graphs/nowhere/dice").code())
        .isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get("/api/v2/analytics/models/daily?origin=who").code())
        .isEqualTo("VALIDATION_ERROR");
  }
}
