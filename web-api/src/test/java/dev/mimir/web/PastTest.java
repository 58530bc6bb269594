package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sessions that are saved, taken back, forked, suspended and given up, over HTTP.
class PastTest {
  private static final String WALK =
      """
      { "format": "mimir/1", "id": "walk", "variables": {"steps": {"type": "int"}},
        "players": {"min": 1, "max": 2},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "prompt": "{{ steps }} steps.", "choices": [
              { "id": "on", "text": "On", "next": [
                  { "id": "roll", "dice": "1d1000" },
                  { "state": {"set": {"steps": "steps + 1"}}, "next": "ask" } ] },
              { "id": "nap", "text": "Nap", "next": "nap" },
              { "id": "home", "text": "Home", "next": [ { "end": "home" } ] } ] } },
          { "id": "nap", "timer": {"after": "PT1.5S"}, "next": "ask" } ] }
      """;

  @BeforeAll
  static void publish() {
    assertThat(Api.post("/api/v2/graphs", WALK).status()).isIn(200, 201);
  }

  private static String start() {
    return "/api/v2/sessions/" + Games.start("walk");
  }

  private static JsonNode play(String session, String choice) {
    return done(Api.post(session + "/input", "{\"choice\":\"" + choice + "\"}"), 200);
  }

  private static JsonNode done(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.data();
  }

  private static String path(JsonNode view) {
    return "/api/v2/sessions/" + view.path("session_id").stringValue();
  }

  @Test
  void a_save_point_is_gone_back_to() {
    String session = start();
    play(session, "on");
    JsonNode saved = done(Api.post(session + "/saves", "{\"name\":\"camp\"}"), 201);
    assertThat(saved.path("name").stringValue()).isEqualTo("camp");
    long before = play(session, "on").path("sequence").longValue();
    JsonNode saves = done(Api.get(session + "/saves"), 200).path("items");
    assertThat(saves).containsExactly(saved);
    JsonNode back =
        done(Api.post(session + "/restore", "{\"save_id\":" + saved.path("save_id") + "}"), 200);
    assertThat(back.at("/variables/steps").intValue()).isOne();
    assertThat(back.path("sequence").longValue()).isGreaterThan(before);
    assertThat(play(session, "on").at("/variables/steps").intValue()).isEqualTo(2);
    assertThat(Api.post(session + "/restore", "{\"save_id\":\"999\"}").status()).isEqualTo(422);
    assertThat(Api.post(session + "/restore", "{\"save_id\":\"x\"}").status()).isEqualTo(400);
    assertThat(Api.post(session + "/saves", "{\"name\":\" \"}").status()).isEqualTo(422);
  }

  @Test
  void a_fork_goes_on_from_any_end_of_a_turn() {
    String session = start();
    long first = play(session, "on").path("sequence").longValue();
    long second = play(session, "on").path("sequence").longValue();
    JsonNode fork = done(Api.post(session + "/fork", "{\"at\":" + first + "}"), 201);
    assertThat(fork.at("/parent/session_id").stringValue()).isEqualTo(session.substring(17));
    assertThat(fork.at("/parent/sequence").longValue()).isEqualTo(first);
    assertThat(fork.path("turn").intValue()).isOne();
    JsonNode on = play(path(fork), "on");
    assertThat(on.at("/variables/steps").intValue()).isEqualTo(2);
    assertThat(on.path("turn").intValue()).isEqualTo(2);
    JsonNode latest = done(Api.post(session + "/fork", "{}"), 201);
    assertThat(latest.at("/parent/sequence").longValue()).isEqualTo(second);
    JsonNode again = done(Api.post(path(latest) + "/fork", "{\"at\":2}"), 201);
    assertThat(again.at("/variables/steps").intValue()).isEqualTo(2);
    assertThat(Api.get(session).data().path("sequence").longValue()).isEqualTo(second);
  }

  @Test
  void forks_are_linked_both_ways() {
    String session = start();
    long first = play(session, "on").path("sequence").longValue();
    JsonNode one = done(Api.post(session + "/fork", "{\"at\":" + first + "}"), 201);
    JsonNode two = done(Api.post(session + "/fork", "{}"), 201);
    play(path(two), "on");
    String forks = "/api/v2/sessions?parent_id=" + session.substring(17);
    await()
        .untilAsserted(() ->
            assertThat(Api.get(forks).data().path("items"))
                .map(fork -> fork.path("session_id").stringValue() + fork.path("turn"))
                .containsExactly(
                    two.path("session_id").stringValue() + 2,
                    one.path("session_id").stringValue() + 1));
    for (JsonNode fork : Api.get(forks).data().path("items")) {
      assertThat(fork.path("parent")).isEqualTo(one.path("parent"));
      assertThat(fork.path("status").stringValue()).isEqualTo("awaiting_input");
    }
    assertThat(Api.get("/api/v2/sessions?parent_id=x").status()).isEqualTo(400);
  }

  @Test
  void the_list_shows_who_rests_and_who_gave_up() {
    String rests = start();
    String gone = start();
    play(rests, "nap");
    done(Api.post(rests + "/suspend", ""), 200);
    done(Api.post(gone + "/abandon", ""), 200);
    await().until(() -> listed("suspended").contains(rests.substring(17)));
    await().until(() -> listed("abandoned").contains(gone.substring(17)));
    done(Api.post(rests + "/resume", ""), 200);
    await().until(() -> !listed("suspended").contains(rests.substring(17)));
  }

  private static List<String> listed(String status) {
    JsonNode items =
        Api.get("/api/v2/sessions?graph_id=walk&page_size=200&status=" + status).data();
    return items.findValuesAsString("session_id");
  }

  @Test
  void a_point_within_a_turn_is_refused_with_the_nearest_ends() {
    String session = start();
    long first = play(session, "on").path("sequence").longValue();
    long second = play(session, "on").path("sequence").longValue();
    Answer within = Api.post(session + "/fork", "{\"at\":" + (first + 2) + "}");
    assertThat(within.status()).isEqualTo(422);
    assertThat(within.json().path("detail").stringValue())
        .contains("end at " + first + " and " + second);
    Answer beyond = Api.post(session + "/fork", "{\"at\":" + (second + 1) + "}");
    assertThat(beyond.json().path("detail").stringValue()).contains("events 0 to " + second);
  }

  @Test
  void a_fork_may_take_other_players_and_another_version() {
    String session = start();
    play(session, "on");
    done(Api.post("/api/v2/graphs", WALK.replace("steps.", "steps so far.")), 201);
    JsonNode fork =
        done(
            Api.post(session + "/fork", "{\"version\":2,\"players\":[{\"player_id\":\"eve\"}]}"),
            201);
    assertThat(fork.path("graph_version").intValue()).isEqualTo(2);
    assertThat(fork.at("/awaiting/0/prompt").stringValue()).isEqualTo("1 steps so far.");
    assertThat(fork.at("/awaiting/0/players/0").stringValue()).isEqualTo("eve");
    assertThat(Api.post(session + "/fork", "{\"version\":77}").status()).isEqualTo(404);
  }

  @Test
  void the_same_key_forks_once() {
    String session = start();
    Answer one = Api.post(session + "/fork", "{}", "Idempotency-Key", session);
    Answer two = Api.post(session + "/fork", "{}", "Idempotency-Key", session);
    assertThat(done(two, 201)).isEqualTo(done(one, 201));
  }

  @Test
  void an_ended_session_can_be_forked_where_it_went_on() {
    String session = start();
    long point = play(session, "on").path("sequence").longValue();
    play(session, "home");
    assertThat(Api.post(session + "/fork", "{}").status()).isEqualTo(422);
    JsonNode fork = done(Api.post(session + "/fork", "{\"at\":" + point + "}"), 201);
    assertThat(play(path(fork), "home").path("ending").stringValue()).isEqualTo("home");
    assertThat(Api.post(session + "/saves", "{\"name\":\"x\"}").code()).isEqualTo("SESSION_ENDED");
  }

  @Test
  void a_suspended_session_takes_nothing_and_no_time_passes_for_it() {
    String session = start();
    play(session, "nap");
    JsonNode rest = done(Api.post(session + "/suspend", "{\"reason\":\"a storm\"}"), 200);
    assertThat(rest.path("status").stringValue()).isEqualTo("suspended");
    Answer input = Api.post(session + "/input", "{\"choice\":\"on\"}");
    assertThat(input.code()).isEqualTo("INPUT_NOT_EXPECTED");
    assertThat(Api.post(session + "/suspend", "{}").status()).isEqualTo(422);
    JsonNode going = done(Api.post(session + "/resume", ""), 200);
    assertThat(going.path("status").stringValue()).isEqualTo("waiting");
    assertThat(going.at("/awaiting/0/deadline").stringValue())
        .isGreaterThan(rest.at("/awaiting/0/deadline").stringValue());
    await()
        .until(() -> Api.get(session).data().path("status").stringValue().equals("awaiting_input"));
    assertThat(Api.post(session + "/resume", "").status()).isEqualTo(422);
  }

  @Test
  void an_abandoned_session_shows_its_seed_and_can_be_forked() {
    String session = start();
    long point = play(session, "on").path("sequence").longValue();
    JsonNode gone = done(Api.post(session + "/abandon", ""), 200);
    assertThat(gone.path("status").stringValue()).isEqualTo("abandoned");
    assertThat(Api.post(session + "/input", "{\"choice\":\"on\"}").code())
        .isEqualTo("SESSION_ENDED");
    JsonNode fairness = done(Api.get(session + "/fairness"), 200);
    assertThat(fairness.path("seed").stringValue()).hasSize(64);
    done(Api.post(session + "/fork", "{\"at\":" + point + "}"), 201);
  }

  @Test
  void an_operator_changes_variables_and_moves_the_session_to_another_version() {
    done(Api.post("/api/v2/graphs", WALK.replace("\"walk\"", "\"hike\"")), 201);
    String other = WALK.replace("\"walk\"", "\"hike\"").replace("\"ask\"", "\"question\"");
    done(Api.post("/api/v2/graphs", other), 201);
    JsonNode view =
        done(Api.post("/api/v2/sessions", "{\"graph_id\":\"hike\",\"version\":1}"), 201);
    String session = path(view);
    String amend = "{\"variables\":{\"steps\":7},\"reason\":\"a gift\"}";
    done(Api.post(session + "/variables", amend), 200);
    assertThat(Api.post(session + "/variables", "{\"variables\":{\"x\":7}}").status())
        .isEqualTo(422);
    JsonNode dry = done(Api.post(session + "/move", "{\"version\":2,\"dry_run\":true}"), 200);
    assertThat(dry.path("moved").booleanValue()).isFalse();
    assertThat(dry.at("/stranded/0").stringValue()).contains("no node 'ask'");
    assertThat(Api.post(session + "/move", "{\"version\":2}").status()).isEqualTo(422);
    assertThat(Api.post(session + "/move", "{\"version\":9}").status()).isEqualTo(404);
    String nowhere = "{\"version\":2,\"nodes\":{\"ask\":null}}";
    assertThat(Api.post(session + "/move", nowhere).status()).isEqualTo(400);
    JsonNode moved =
        done(
            Api.post(
                session + "/move",
                "{\"version\":2,\"nodes\":{\"ask\":\"question\"},\"reason\":\"mended\"}"),
            200);
    assertThat(moved.at("/session/graph_version").intValue()).isEqualTo(2);
    assertThat(moved.at("/session/awaiting/0/prompt").stringValue()).isEqualTo("7 steps.");
    assertThat(play(session, "on").at("/variables/steps").intValue()).isEqualTo(8);
    assertThat(done(Api.post(session + "/replay", ""), 200).path("match").booleanValue()).isTrue();
  }
}
