package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.value.Json;
import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Replays of sessions and regressions of graphs, over HTTP.
class ReplayTest {
  private static String walk(String id, String words, String extra) {
    return """
    { "format": "mimir/1", "id": "%s", "variables": {"steps": {"type": "int"} %s},
      "nodes": [
        { "id": "begin", "start": {}, "next": "ask" },
        { "id": "ask", "choice": { "choices": [
            { "id": "on", "text": "On", "next": "roll" },
            { "id": "home", "text": "Home", "next": [ { "end": "home" } ] } ] } },
        { "id": "roll", "dice": "1d1000", "next": "count" },
        { "id": "count", "state": {"set": {"steps": "steps + 1"}}, "next": "tell" },
        { "id": "tell", "story": "%s", "next": "ask" } ] }
    """
        .formatted(id, extra, words);
  }

  private static JsonNode done(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.data();
  }

  private static String played(String graph, int steps) {
    String session = "/api/v2/sessions/" + Games.start(graph);
    for (int i = 0; i < steps; i++) {
      done(Api.post(session + "/input", "{\"choice\":\"on\"}"), 200);
    }
    return session;
  }

  private static JsonNode replayed(String session, String body) {
    return done(Api.post(session + "/replay", body), 200);
  }

  @Test
  void a_session_proves_itself_and_so_does_its_fork() {
    done(Api.post("/api/v2/graphs", walk("proof", "{{ steps }} steps", "")), 201);
    String session = played("proof", 3);
    JsonNode whole = replayed(session, "");
    assertThat(whole.path("match").booleanValue()).as("%s", whole).isTrue();
    assertThat(whole.path("events").longValue())
        .isEqualTo(Api.get(session).data().path("sequence").longValue() + 1);
    JsonNode fork = done(Api.post(session + "/fork", "{}"), 201);
    String forked = "/api/v2/sessions/" + fork.path("session_id").stringValue();
    done(Api.post(forked + "/input", "{\"choice\":\"on\"}"), 200);
    assertThat(replayed(forked, "{}").path("match").booleanValue()).isTrue();
  }

  @Test
  void another_version_is_compared_from_the_first_difference_on() {
    done(Api.post("/api/v2/graphs", walk("versions-of-walk", "{{ steps }} steps", "")), 201);
    String session = played("versions-of-walk", 2);
    String richer =
        walk("versions-of-walk", "{{ steps }} steps", ", \"luck\": {\"type\": \"int\"}");
    done(Api.post("/api/v2/graphs", richer), 201);
    done(Api.post("/api/v2/graphs", walk("versions-of-walk", "Step {{ steps }}", "")), 201);
    assertThat(replayed(session, "{\"version\":2}").path("match").booleanValue()).isTrue();
    JsonNode differs = replayed(session, "{\"version\":3}");
    assertThat(differs.path("match").booleanValue()).isFalse();
    JsonNode divergence = differs.path("divergence");
    assertThat(divergence.path("node_id").stringValue()).isEqualTo("tell");
    assertThat(divergence.at("/expected/type").stringValue()).isEqualTo("TextShown");
    assertThat(divergence.at("/expected/payload/text").stringValue()).isEqualTo("1 steps");
    assertThat(divergence.at("/actual/payload/text").stringValue()).isEqualTo("Step 1");
    assertThat(Api.post(session + "/replay", "{\"version\":9}").status()).isEqualTo(404);
  }

  @Test
  void a_candidate_is_tried_on_what_was_played() {
    done(Api.post("/api/v2/graphs", walk("tried", "{{ steps }} steps", "")), 201);
    played("tried", 1);
    played("tried", 2);
    played("tried", 0);
    await()
        .until(() ->
            Api.get("/api/v2/sessions?graph_id=tried").data().at("/pagination/total").intValue()
                == 3);
    String candidate = walk("tried", "Step {{ steps }}", "");
    JsonNode report =
        done(
            Api.post(
                "/api/v2/graphs/tried/regression",
                "{\"from_version\":1,\"candidate\":" + Json.MAPPER.readTree(candidate) + "}"),
            200);
    assertThat(report.path("sessions").intValue()).isEqualTo(3);
    assertThat(report.path("identical").intValue()).isOne();
    assertThat(report.path("diverged").intValue()).isEqualTo(2);
    assertThat(report.path("failed").intValue()).isZero();
    assertThat(report.at("/nodes/0/node_id").stringValue()).isEqualTo("tell");
    assertThat(report.at("/nodes/0/sessions").intValue()).isEqualTo(2);
    assertThat(report.path("divergences").size()).isEqualTo(2);
    assertThat(Api.get("/api/v2/graphs/tried/versions").data().path("items").size()).isOne();
  }

  @Test
  void a_candidate_with_errors_is_refused_with_all_of_them() {
    done(Api.post("/api/v2/graphs", walk("refused", "{{ steps }} steps", "")), 201);
    String session = played("refused", 1);
    Answer answer = Api.post(session + "/replay", "{\"candidate\":{\"format\":\"mimir/1\"}}");
    assertThat(answer.code()).isEqualTo("GRAPH_INVALID");
    assertThat(Api.post("/api/v2/graphs/refused/regression", "{\"from_version\":1}").status())
        .isEqualTo(400);
  }
}
