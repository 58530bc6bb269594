package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Operators who move many sessions to another version of their graph.
class GroupMoveTest {
  private static final String HOUSE =
      """
      { "format": "mimir/1", "id": "ID", "variables": {"by": {"type": "int"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "hall" },
          { "id": "hall", "choice": { "prompt": "The hall.", "choices": [
              { "id": "up", "text": "Up", "next": "attic" },
              { "id": "divide", "text": "Divide", "next": "divide" },
              { "id": "out", "text": "Out", "next": "out" } ] } },
          { "id": "divide", "state": {"set": {"by": "1 / by"}}, "next": "hall" },
          { "id": "attic", "choice": { "prompt": "The attic.", "choices": [
              { "id": "down", "text": "Down", "next": "hall" } ] } },
          { "id": "out", "end": "out" } ] }
      """;

  /// A graph whose second version has a loft in place of the attic, and nothing divided by zero.
  private static void publish(String id) {
    String first = HOUSE.replace("ID", id);
    assertThat(Api.post("/api/v2/graphs", first).status()).isEqualTo(201);
    String second =
        first
            .replace("\"attic\"", "\"loft\"")
            .replace("The attic.", "The loft.")
            .replace("1 / by", "by + 1");
    assertThat(Api.post("/api/v2/graphs", second).status()).isEqualTo(201);
  }

  /// A session of the first version that stands somewhere.
  private static String start(String graph, String... choices) {
    String begun = "{\"graph_id\":\"" + graph + "\",\"version\":1}";
    String id = done(Api.post("/api/v2/sessions", begun), 201).path("session_id").stringValue();
    for (String choice : choices) {
      play(id, choice);
    }
    return id;
  }

  private static JsonNode play(String id, String choice) {
    String input = "{\"choice\":\"" + choice + "\"}";
    return done(Api.post("/api/v2/sessions/" + id + "/input", input), 200);
  }

  private static JsonNode done(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.data();
  }

  /// @param more members of the body after the versions
  private static JsonNode move(String graph, String more) {
    return done(post(graph, "{\"from_version\":1,\"to_version\":2" + more + "}"), 200);
  }

  private static Answer post(String graph, String body, String... headers) {
    return Api.post("/api/v2/graphs/" + graph + "/move", body, headers);
  }

  /// Waits until the list of sessions shows how many have a status.
  private static void listed(String graph, String status, int sessions) {
    String path = "/api/v2/sessions?graph_id=" + graph + "&status=" + status;
    await().until(() -> Api.get(path).data().at("/pagination/total").intValue() == sessions);
  }

  private static JsonNode view(String id) {
    return done(Api.get("/api/v2/sessions/" + id), 200);
  }

  private static int version(String id) {
    return view(id).path("graph_version").intValue();
  }

  private static int count(JsonNode moved, String what) {
    return moved.path(what).intValue();
  }

  @Test
  void a_dry_run_says_who_would_be_stranded_and_where() {
    publish("house-dry");
    List<String> hall = List.of(start("house-dry"), start("house-dry"));
    TreeSet<String> attic = new TreeSet<>();
    for (int i = 0; i < 7; i++) {
      attic.add(start("house-dry", "up"));
    }
    start("house-dry", "out");
    listed("house-dry", "awaiting_input", 9);
    listed("house-dry", "ended", 1);
    JsonNode dry = move("house-dry", ",\"dry_run\":true");
    assertThat(dry.path("dry_run").booleanValue()).isTrue();
    assertThat(count(dry, "sessions")).isEqualTo(9);
    assertThat(count(dry, "movable")).isEqualTo(2);
    assertThat(count(dry, "moved")).isZero();
    assertThat(count(dry, "stranded")).isEqualTo(7);
    assertThat(dry.path("places")).hasSize(1);
    JsonNode place = dry.path("places").get(0);
    assertThat(place.path("node_id").stringValue()).isEqualTo("attic");
    assertThat(place.path("reason").stringValue()).contains("no node 'attic'");
    assertThat(count(place, "sessions")).isEqualTo(7);
    assertThat(place.path("examples"))
        .extracting(JsonNode::stringValue)
        .containsExactlyElementsOf(attic.stream().limit(5).toList());
    assertThat(dry.path("stranded_sessions").findValuesAsString("session_id"))
        .containsExactlyElementsOf(attic);
    assertThat(dry.has("next") && !dry.path("next").isNull()).isFalse();
    assertThat(hall).allSatisfy(id -> assertThat(version(id)).isOne());
    JsonNode mapped = move("house-dry", ",\"dry_run\":true,\"nodes\":{\"attic\":\"loft\"}");
    assertThat(count(mapped, "movable")).isEqualTo(9);
    assertThat(mapped.path("places")).isEmpty();
  }

  @Test
  void those_with_a_place_are_moved_once_and_play_on() {
    publish("house-real");
    String hall = start("house-real");
    String attic = start("house-real", "up");
    String ended = start("house-real", "out");
    listed("house-real", "awaiting_input", 2);
    listed("house-real", "ended", 1);
    JsonNode moved = move("house-real", ",\"reason\":\"a mended roof\"");
    assertThat(count(moved, "moved")).isOne();
    assertThat(moved.at("/places/0/node_id").stringValue()).isEqualTo("attic");
    assertThat(List.of(version(hall), version(attic), version(ended))).containsExactly(2, 1, 1);
    assertThat(play(hall, "up").at("/awaiting/0/prompt").stringValue()).isEqualTo("The loft.");
    assertThat(play(attic, "down").at("/awaiting/0/prompt").stringValue()).isEqualTo("The hall.");
    JsonNode event = migrated(hall);
    assertThat(event.at("/payload/reason").stringValue()).isEqualTo("a mended roof");
    assertThat(event.path("actor").stringValue()).isEqualTo("anonymous");
    long sequence = view(hall).path("sequence").longValue();
    assertThat(count(move("house-real", ""), "moved")).isOne();
    assertThat(count(move("house-real", ""), "moved")).isZero();
    assertThat(view(hall).path("sequence").longValue()).isEqualTo(sequence);
    assertThat(version(attic)).isEqualTo(2);
    for (String id : List.of(hall, attic)) {
      JsonNode replayed = done(Api.post("/api/v2/sessions/" + id + "/replay", ""), 200);
      assertThat(replayed.path("match").booleanValue()).isTrue();
    }
  }

  private static JsonNode migrated(String id) {
    for (JsonNode event : Api.get("/api/v2/sessions/" + id + "/events").data().path("items")) {
      if (event.path("type").stringValue().equals("SessionMigrated")) {
        return event;
      }
    }
    throw new AssertionError("session " + id + " was not moved");
  }

  @Test
  void many_are_moved_a_page_at_a_time() {
    publish("house-pages");
    TreeSet<String> ids = new TreeSet<>();
    for (int i = 0; i < 7; i++) {
      ids.add(start("house-pages"));
    }
    listed("house-pages", "awaiting_input", 7);
    List<Integer> moved = new ArrayList<>();
    String after = "";
    for (String next = ""; next != null; ) {
      JsonNode page = move("house-pages", ",\"limit\":3" + after);
      moved.add(count(page, "moved"));
      next = page.path("next").stringValue(null);
      after = ",\"after\":\"" + next + "\"";
    }
    assertThat(moved).containsExactly(3, 3, 1);
    assertThat(ids).allSatisfy(id -> assertThat(version(id)).isEqualTo(2));
  }

  @Test
  void only_those_in_an_incident_are_moved_and_mended_by_it() {
    publish("house-incident");
    String well = start("house-incident");
    String stuck = start("house-incident", "divide");
    listed("house-incident", "incident", 1);
    listed("house-incident", "awaiting_input", 1);
    JsonNode moved = move("house-incident", ",\"status\":\"incident\"");
    assertThat(count(moved, "sessions")).isOne();
    assertThat(count(moved, "moved")).isOne();
    assertThat(List.of(version(well), version(stuck))).containsExactly(1, 2);
    String retry = "{\"action\":\"retry\",\"reason\":\"moved to the mended version\"}";
    JsonNode mended = done(Api.post("/api/v2/sessions/" + stuck + "/incident", retry), 200);
    assertThat(mended.path("status").stringValue()).isEqualTo("awaiting_input");
    assertThat(mended.at("/variables/by").intValue()).isOne();
  }

  @Test
  void the_same_key_moves_once_and_answers_alike() {
    publish("house-key");
    start("house-key");
    listed("house-key", "awaiting_input", 1);
    String body = "{\"from_version\":1,\"to_version\":2}";
    Answer first = post("house-key", body, "Idempotency-Key", "house-key-1");
    Answer second = post("house-key", body, "Idempotency-Key", "house-key-1");
    assertThat(count(done(first, 200), "moved")).isOne();
    assertThat(second.data()).isEqualTo(first.data());
    String other = "{\"from_version\":1,\"to_version\":2,\"dry_run\":true}";
    assertThat(post("house-key", other, "Idempotency-Key", "house-key-1").code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void sessions_of_other_tenants_are_left_alone() {
    publish("house-tenants");
    String mine = start("house-tenants");
    listed("house-tenants", "awaiting_input", 1);
    Answer theirs =
        post("house-tenants", "{\"from_version\":1,\"to_version\":2}", "X-Tenant-Id", "acme");
    assertThat(theirs.code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(version(mine)).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"from_version\":1}",
        "{\"from_version\":1,\"to_version\":1}",
        "{\"from_version\":1,\"to_version\":2,\"limit\":0}",
        "{\"from_version\":1,\"to_version\":2,\"limit\":5001}",
        "{\"from_version\":1,\"to_version\":2,\"after\":\"the last\"}",
        "{\"from_version\":1,\"to_version\":2,\"status\":\"ended\"}",
        "{\"from_version\":1,\"to_version\":2,\"status\":7}",
        "{\"from_version\":1,\"to_version\":2,\"nodes\":[\"attic\"]}",
        "{\"from_version\":1,\"to_version\":2,\"nodes\":{\"attic\":null}}",
        "{\"from_version\":1,\"to_version\":2,\"nodes\":{\"attic\":{}}}",
        "{\"from_version\":1,\"to_version\":2,\"dry\":true}",
        "{\"from_version\":\"one\",\"to_version\":2}"
      })
  void what_makes_no_sense_is_refused(String body) {
    assertThat(post("counting", body).status()).as(body).isEqualTo(400);
  }

  @Test
  void a_reason_has_its_length() {
    String body = "{\"from_version\":1,\"to_version\":2,\"reason\":\"" + "x".repeat(1_001) + "\"}";
    assertThat(post("counting", body).status()).isEqualTo(400);
  }

  @Test
  void versions_that_are_not_there_are_not_found() {
    publish("house-versions");
    for (String body :
        List.of(
            "{\"from_version\":1,\"to_version\":3}",
            "{\"from_version\":0,\"to_version\":2}",
            "{\"from_version\":9,\"to_version\":2}")) {
      assertThat(post("house-versions", body).code()).as(body).isEqualTo("GRAPH_NOT_FOUND");
    }
    assertThat(post("no-such-graph", "{\"from_version\":1,\"to_version\":2}").status())
        .isEqualTo(404);
    assertThat(post("NO", "{\"from_version\":1,\"to_version\":2}").status()).isEqualTo(404);
  }
}
