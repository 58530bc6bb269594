package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Variables of the scopes `player` and `game`, over HTTP.
class SharedVariablesTest {
  private static final String INN =
      """
      { "format": "mimir/1", "id": "inn", "players": {"min": 1, "max": 2},
        "variables": {
          "guests": {"type": "int", "scope": "game"},
          "motto": {"type": "string", "initial": "none", "scope": "player"} },
        "nodes": [
          { "id": "begin", "start": {}, "next": "arrive" },
          { "id": "arrive", "state": {"set": {"guests": "guests + 1"}}, "next": "ask" },
          { "id": "ask", "player_input": {
              "prompt": "Guest {{ guests }}, your motto was {{ motto }}. Now?",
              "input": {"type": "text"}, "into": "motto" }, "next": "ask" } ] }
      """;

  private static JsonNode start(String player) {
    Answer answer =
        Api.post(
            "/api/v2/sessions",
            "{\"graph_id\":\"inn\",\"players\":[{\"player_id\":\"%s\",\"name\":\"%s\"}]}"
                .formatted(player, player));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data();
  }

  private static String prompt(JsonNode view) {
    return view.at("/awaiting/0/prompt").stringValue();
  }

  @Test
  void sessions_find_what_others_left() {
    assertThat(Api.post("/api/v2/graphs", INN).status()).isIn(200, 201);
    JsonNode first = start("ann");
    assertThat(prompt(first)).isEqualTo("Guest 1, your motto was none. Now?");
    String path = "/api/v2/sessions/" + first.path("session_id").stringValue();
    JsonNode second = Api.post(path + "/input", "{\"text\":\"Onwards\"}").data();
    assertThat(prompt(second)).isEqualTo("Guest 1, your motto was Onwards. Now?");
    assertThat(prompt(start("bob"))).isEqualTo("Guest 2, your motto was none. Now?");
    assertThat(prompt(start("ann"))).isEqualTo("Guest 3, your motto was Onwards. Now?");
    JsonNode shared = Api.get("/api/v2/graphs/inn/variables?player_id=ann").data();
    assertThat(shared.at("/variables/guests").intValue()).isEqualTo(3);
    assertThat(shared.at("/variables/motto").stringValue()).isEqualTo("Onwards");
    assertThat(Api.get("/api/v2/graphs/inn/variables").data().path("variables").has("motto"))
        .isFalse();
    assertThat(Api.get("/api/v2/graphs/out/variables").code()).isEqualTo("GRAPH_NOT_FOUND");
  }

  @Test
  void they_cannot_be_set_as_a_session_begins() {
    assertThat(Api.post("/api/v2/graphs", INN).status()).isIn(200, 201);
    Answer answer =
        Api.post("/api/v2/sessions", "{\"graph_id\":\"inn\",\"variables\":{\"guests\":5}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("outlives sessions");
  }
}
