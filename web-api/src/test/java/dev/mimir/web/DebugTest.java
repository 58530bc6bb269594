package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Api.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Stepping through sessions, and what their expressions came to.
class DebugTest {
  private static final String TOLL =
      """
      { "format": "mimir/1", "id": "toll", "variables": {"gold": {"type": "int", "initial": 1}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "bridge" },
          { "id": "bridge", "story": "You have {{ gold }}.", "next": "pay" },
          { "id": "pay", "condition": { "cases": [
              { "port": "over", "when": "gold >= 3", "next": "across" } ] },
            "next": { "else": "ask" } },
          { "id": "ask", "choice": { "prompt": "{{ gold }} of 3", "choices": [
              { "id": "again", "text": "Again", "next": "bridge" },
              { "id": "home", "text": "Home", "next": "across" } ] } },
          { "id": "across", "end": "done" } ] }
      """;

  @BeforeAll
  static void publish() {
    assertThat(Api.post("/api/v2/graphs", TOLL).status()).isIn(200, 201);
  }

  private static String started(String members) {
    Answer answer = Api.post("/api/v2/sessions", "{\"graph_id\":\"toll\"" + members + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return "/api/v2/sessions/" + answer.data().path("session_id").stringValue();
  }

  private static String debugged() {
    return started(",\"debug\":true");
  }

  private static JsonNode step(String session, String body) {
    return done(Api.post(session + "/step", body), 200);
  }

  private static JsonNode done(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.data();
  }

  private static String status(JsonNode view) {
    return view.path("status").stringValue();
  }

  @Test
  void a_step_runs_one_node_and_tells_what_its_expressions_came_to() {
    String session = debugged();
    JsonNode begun = Api.get(session).data();
    assertThat(status(begun)).isEqualTo("paused");
    assertThat(begun.at("/paused/0/node_id").stringValue()).isEqualTo("begin");
    JsonNode bridge = step(session, "");
    assertThat(bridge.at("/session/paused/0/node_id").stringValue()).isEqualTo("bridge");
    assertThat(bridge.at("/session/paused/0/type").stringValue()).isEqualTo("story");
    assertThat(bridge.path("evaluations")).isEmpty();
    JsonNode pay = step(session, "{}");
    assertThat(pay.at("/session/output/0/text").stringValue()).isEqualTo("You have 1.");
    assertThat(pay.at("/evaluations/0/expression").stringValue()).isEqualTo("gold");
    assertThat(pay.at("/evaluations/0/value").intValue()).isEqualTo(1);
    assertThat(pay.at("/evaluations/0/path").stringValue()).isEqualTo("/config/text");
  }

  @Test
  void variables_changed_between_steps_change_what_the_next_expression_comes_to() {
    String session = debugged();
    JsonNode pay = step(session, "{\"node\":\"pay\"}");
    assertThat(pay.at("/session/paused/0/node_id").stringValue()).isEqualTo("pay");
    done(Api.post(session + "/variables", "{\"variables\":{\"gold\":5}}"), 200);
    JsonNode over = step(session, "{}");
    assertThat(over.at("/evaluations/0/expression").stringValue()).isEqualTo("gold >= 3");
    assertThat(over.at("/evaluations/0/value").booleanValue()).isTrue();
    assertThat(over.at("/evaluations/0/reads/gold").intValue()).isEqualTo(5);
    assertThat(over.at("/session/paused/0/node_id").stringValue()).isEqualTo("across");
    assertThat(step(session, "{}").at("/session/ending").stringValue()).isEqualTo("done");
    assertThat(done(Api.post(session + "/replay", ""), 200).path("match").booleanValue()).isTrue();
  }

  @Test
  void it_runs_on_to_the_next_wait_and_pauses_after_the_answer() {
    String session = debugged();
    JsonNode asked = step(session, "{\"until\":\"wait\"}");
    assertThat(status(asked.path("session"))).isEqualTo("awaiting_input");
    assertThat(asked.path("session").has("paused")).isFalse();
    Answer refused = Api.post(session + "/step", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("INPUT_NOT_EXPECTED");
    assertThat(refused.text()).contains("'ask' waits for an answer");
    JsonNode again = done(Api.post(session + "/input", "{\"choice\":\"again\"}"), 200);
    assertThat(again.at("/paused/0/node_id").stringValue()).isEqualTo("bridge");
  }

  @Test
  void a_step_is_done_once_for_each_key() {
    String session = debugged();
    Answer first = Api.post(session + "/step", "{}", "Idempotency-Key", session);
    Answer second = Api.post(session + "/step", "{}", "Idempotency-Key", session);
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(Api.get(session).data().at("/paused/0/node_id").stringValue()).isEqualTo("bridge");
  }

  @Test
  void what_cannot_be_stepped_is_refused() {
    Answer plain = Api.post(started("") + "/step", "");
    assertThat(plain.status()).isEqualTo(422);
    assertThat(plain.text()).contains("is not debugged");
    String session = debugged();
    for (String bad : List.of("{\"until\":\"dawn\"}", "{\"until\":\"node\",\"node\":\"pay\"}")) {
      assertThat(Api.post(session + "/step", bad).code()).isEqualTo("VALIDATION_ERROR");
    }
    assertThat(Api.post(session + "/step", "{\"node\":\"inn\"}").status()).isEqualTo(422);
    assertThat(Api.post(session + "/step", "{\"frame\":\"duel\"}").status()).isEqualTo(422);
    String nobody = "/api/v2/sessions/0198f2c4-7a10-7c3e-9b1d-3f8a5e2d6c41";
    assertThat(Api.post(nobody + "/step", "{}").status()).isEqualTo(404);
    assertThat(Api.get(nobody + "/evaluations").status()).isEqualTo(404);
    assertThat(Api.get(session + "/evaluations?at=900").status()).isEqualTo(400);
    assertThat(Api.get(session + "/evaluations?at=x").status()).isEqualTo(400);
    done(Api.post(session + "/abandon", ""), 200);
    assertThat(Api.post(session + "/step", "{}").code()).isEqualTo("SESSION_ENDED");
  }

  @Test
  void any_session_tells_of_its_past() {
    String session = started("");
    done(Api.post(session + "/input", "{\"choice\":\"again\"}"), 200);
    JsonNode begun = done(Api.get(session + "/evaluations?at=1"), 200);
    assertThat(begun.path("items").valueStream().map(one -> one.path("expression").stringValue()))
        .containsExactly("gold", "gold >= 3", "gold");
    JsonNode last = done(Api.get(session + "/evaluations?limit=1"), 200);
    assertThat(last.path("next").intValue()).isZero();
    JsonNode rest = done(Api.get(session + "/evaluations?after=0"), 200);
    assertThat(rest.at("/items/0/number").intValue()).isEqualTo(1);
    assertThat(rest.at("/items/0/node_id").stringValue()).isEqualTo("pay");
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void a_fork_can_be_debugged_and_paused_sessions_are_listed() {
    String session = started("");
    JsonNode fork = done(Api.post(session + "/fork", "{\"debug\":true}"), 201);
    String path = "/api/v2/sessions/" + fork.path("session_id").stringValue();
    assertThat(status(fork)).isEqualTo("awaiting_input");
    assertThat(done(Api.get(path + "/evaluations?at=0"), 200).path("items")).isEmpty();
    JsonNode answered = done(Api.post(path + "/input", "{\"choice\":\"home\"}"), 200);
    assertThat(status(answered)).isEqualTo("paused");
    await()
        .until(() ->
            Api.get("/api/v2/sessions?status=paused&page_size=200")
                .text()
                .contains(fork.path("session_id").stringValue()));
  }

  @Test
  void a_sample_is_played_by_steps_to_the_ending_that_it_has_without() {
    Deque<String> answers = new ArrayDeque<>(SampleStoryTest.ANSWERS);
    String body =
        "{\"graph_id\":\"%s\",\"seed\":\"%s\",\"debug\":true}"
            .formatted(SampleStoryTest.GAME, SampleStoryTest.SEED);
    JsonNode view = done(Api.post("/api/v2/sessions", body), 201);
    String session = "/api/v2/sessions/" + view.path("session_id").stringValue();
    while (!status(view).equals("ended")) {
      view =
          switch (status(view)) {
            case "paused" -> step(session, "{}").path("session");
            case "awaiting_input" -> done(Api.post(session + "/input", answers.removeFirst()), 200);
            default -> moved(session, status(view));
          };
    }
    assertThat(view.path("ending").stringValue()).isEqualTo("named");
    assertThat(answers).isEmpty();
    assertThat(done(Api.post(session + "/replay", ""), 200).path("match").booleanValue()).isTrue();
  }

  /// The session, once its status is another.
  private static JsonNode moved(String session, String from) {
    await().until(() -> !status(Api.get(session).data()).equals(from));
    return Api.get(session).data();
  }
}
