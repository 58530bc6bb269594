package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Players who come and go, and incidents that an operator deals with.
class LifeTest {
  private static final String DIVIDES =
      """
      { "format": "mimir/1", "id": "divides", "variables": {"by": {"type": "int"}},
        "players": {"min": 1, "max": 2},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "go", "text": "Go", "next": "divide" } ] } },
          { "id": "divide", "state": {"set": {"by": "1 / by"}}, "next": "done" },
          { "id": "done", "end": "done" } ] }
      """;

  @BeforeAll
  static void publish() {
    assertThat(Api.post("/api/v2/graphs", DIVIDES).status()).isIn(200, 201);
  }

  private static String session() {
    return "/api/v2/sessions/" + Games.start("divides");
  }

  private static String stuck() {
    String session = session();
    JsonNode view = Api.post(session + "/input", "{\"choice\":\"go\"}").data();
    assertThat(view.path("status").stringValue()).isEqualTo("incident");
    assertThat(view.at("/incident/node_id").stringValue()).isEqualTo("divide");
    return session;
  }

  @Test
  void an_incident_is_skipped_by_a_port() {
    String session = stuck();
    String body = "{\"action\":\"skip\",\"port\":\"next\",\"reason\":\"nobody sets it\"}";
    Answer answer = Api.post(session + "/incident", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data().path("ending").stringValue()).isEqualTo("done");
    JsonNode resolved = event(session, "IncidentResolved");
    assertThat(resolved.at("/payload/reason").stringValue()).isEqualTo("nobody sets it");
    assertThat(resolved.path("actor").stringValue()).isEqualTo("anonymous");
    assertThat(resolved.at("/payload/at").stringValue()).isNotEmpty();
    assertThat(done(Api.post(session + "/replay", "")).path("match").booleanValue()).isTrue();
  }

  private static JsonNode event(String session, String type) {
    for (JsonNode event : done(Api.get(session + "/events")).path("items")) {
      if (event.path("type").stringValue().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("no event of the type " + type);
  }

  @Test
  void a_suspension_says_why_it_began_and_why_it_ended() {
    String session = session();
    done(Api.post(session + "/suspend", "{\"reason\":\"a storm\"}"));
    done(Api.post(session + "/resume", "{\"reason\":\"it is over\"}"));
    assertThat(event(session, "SessionSuspended").at("/payload/reason").stringValue())
        .isEqualTo("a storm");
    assertThat(event(session, "SessionResumed").at("/payload/reason").stringValue())
        .isEqualTo("it is over");
    String endless = "{\"reason\":\"" + "x".repeat(1_001) + "\"}";
    assertThat(Api.post(session + "/resume", endless).status()).isEqualTo(400);
  }

  @Test
  void a_retry_runs_the_node_again_once_for_each_key() {
    String session = stuck();
    String body = "{\"action\":\"retry\"}";
    Answer first = Api.post(session + "/incident", body, "Idempotency-Key", session);
    Answer second = Api.post(session + "/incident", body, "Idempotency-Key", session);
    assertThat(first.data().path("status").stringValue()).isEqualTo("incident");
    assertThat(second.data()).isEqualTo(first.data());
  }

  @Test
  void what_resolves_nothing_is_refused() {
    assertThat(Api.post(session() + "/incident", "{\"action\":\"retry\"}").status()).isEqualTo(422);
    String session = stuck();
    Answer nowhere = Api.post(session + "/incident", "{\"action\":\"skip\",\"port\":\"away\"}");
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.json().path("detail").stringValue()).contains("connected are next");
    assertThat(Api.post(session + "/incident", "{\"action\":\"skip\"}").status()).isEqualTo(400);
    assertThat(Api.post(session + "/incident", "{\"action\":\"jump\"}").status()).isEqualTo(400);
    String endless = "{\"action\":\"retry\",\"reason\":\"" + "x".repeat(1_001) + "\"}";
    assertThat(Api.post(session + "/incident", endless).status()).isEqualTo(400);
    Answer answer = Api.post(session + "/incident", "{\"action\":\"answer\",\"result\":{}}");
    assertThat(answer.status()).isEqualTo(422);
  }

  @Test
  void operators_see_what_stands_in_all_sessions_and_what_became_of_it() {
    String stands = stuck();
    String skipped = stuck();
    String skip = "{\"action\":\"skip\",\"port\":\"next\",\"reason\":\"nobody sets it\"}";
    Api.post(skipped + "/incident", skip);
    await().until(() -> incidentOf(skipped, "&open=false").has("by"));
    JsonNode done = incidentOf(skipped, "&code=EXPRESSION_ERROR");
    assertThat(done.path("open").booleanValue()).isFalse();
    assertThat(done.path("node_id").stringValue()).isEqualTo("divide");
    assertThat(done.path("graph_version").intValue()).isOne();
    assertThat(done.path("action").stringValue()).isEqualTo("skip");
    assertThat(done.path("port").stringValue()).isEqualTo("next");
    assertThat(done.path("by").stringValue()).isEqualTo("anonymous");
    assertThat(done.path("reason").stringValue()).isEqualTo("nobody sets it");
    assertThat(incidentOf(stands, "&open=true").path("open").booleanValue()).isTrue();
    assertThat(incidentOf(skipped, "&open=true").isMissingNode()).isTrue();
    assertThat(incidentOf(stands, "&code=NO_SUCH_CODE").isMissingNode()).isTrue();
    assertThat(Api.get("/api/v2/incidents?open=perhaps").status()).isEqualTo(400);
  }

  private static JsonNode incidentOf(String session, String query) {
    String path = "/api/v2/incidents?graph_id=divides&page_size=200" + query;
    for (JsonNode incident : done(Api.get(path)).path("items")) {
      if (session.endsWith(incident.path("session_id").stringValue())) {
        return incident;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  @Test
  void players_join_and_leave() {
    String session = session();
    Answer joined = Api.post(session + "/players", "{\"player_id\":\"ben\",\"name\":\"Ben\"}");
    assertThat(joined.status()).as(joined.text()).isEqualTo(200);
    assertThat(joined.data().path("players")).hasSize(2);
    assertThat(Api.post(session + "/players", "{\"player_id\":\"cid\"}").status()).isEqualTo(422);
    Answer left = Api.send("DELETE", session + "/players/player", BodyPublishers.noBody());
    assertThat(left.data().at("/players/0/player_id").stringValue()).isEqualTo("ben");
    assertThat(left.data().at("/awaiting/0/players/0").stringValue()).isEqualTo("ben");
    Answer last = Api.send("DELETE", session + "/players/ben", BodyPublishers.noBody());
    assertThat(last.status()).isEqualTo(422);
  }
}
