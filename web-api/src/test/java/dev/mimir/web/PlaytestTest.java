package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A game with three faults, each of which a playtest finds with inputs that lead there on real
/// sessions.
class PlaytestTest {
  private static final String PLANTED =
      """
      { "format": "mimir/1", "id": "planted",
        "variables": {
          "hp": {"type": "int", "initial": 6, "min": 0, "max": 10, "clamp": true},
          "gold": {"type": "int", "initial": 0, "min": 0},
          "pushes": {"type": "int", "initial": 0},
          "word": {"type": "string", "initial": ""} },
        "data": { "wounds": ["a scratch", "a cut", "a gash"] },
        "nodes": [
          { "id": "begin", "start": {}, "next": "hall" },
          { "id": "hall", "choice": { "choices": [
              { "id": "fight", "text": "Fight", "next": [
                { "id": "blow", "dice": "1d2", "next": [
                  { "state": {"set": {"hp": "hp - int(last.total)", "gold": "gold + 1"}},
                    "next": "hall" } ] } ] },
              { "id": "rest", "text": "Rest", "next": [
                { "state": {"set": {"hp": "hp + 1"}}, "next": "hall" } ] },
              { "id": "look", "text": "Look at yourself", "next": "look" },
              { "id": "cellar", "text": "Go down", "next": "trapdoor" },
              { "id": "vault", "text": "Try the vault", "next": "word" },
              { "id": "leave", "text": "Leave", "next": [ {"end": "home"} ] } ] } },
          { "id": "look", "condition": { "cases": [
              { "port": "bad", "when": "hp < 3", "next": "wound" } ] }, "next": "hall" },
          { "id": "wound", "story": "You have {{ data.wounds[5 - hp] }}.", "next": "hall" },
          { "id": "trapdoor", "story": "It falls shut.", "next": "cellar" },
          { "id": "cellar", "choice": { "choices": [
              { "id": "push", "text": "Push", "next": [
                { "state": {"set": {"pushes": "pushes + 1"}}, "next": "cellar" } ] },
              { "id": "sit", "text": "Sit down", "next": [
                { "story": "It is dark.", "next": "cellar" } ] } ] } },
          { "id": "word", "player_input": {
              "prompt": "The word?", "input": {"type": "text", "max_length": 20}, "into": "word" },
            "next": "lock" },
          { "id": "lock", "condition": { "cases": [
              { "port": "open", "when": "lower(word) == 'xyzzy'", "next": "riches" },
              { "port": "dragon", "when": "word == 'fire' && gold > 99 && hp > 10",
                "next": "dragon" } ] },
            "next": "hall" },
          { "id": "riches", "end": "rich" },
          { "id": "dragon", "end": "eaten" } ] }
      """;

  @BeforeAll
  static void publish() {
    assertThat(Api.post("/api/v2/graphs", PLANTED).status()).isIn(200, 201);
  }

  private static JsonNode report(String body) {
    Answer answer = Api.post("/api/v2/graphs/planted/playtest", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private static JsonNode report() {
    return report("{\"runs\": 400, \"seed\": 1, \"max_turns\": 100}");
  }

  /// Plays a path on a new session.
  private static JsonNode played(JsonNode finding) {
    ObjectNode start = JsonNodeFactory.instance.objectNode().put("graph_id", "planted");
    Answer begun = Api.post("/api/v2/sessions", start.set("seed", finding.path("seed")).toString());
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    JsonNode view = begun.data();
    String input = "/api/v2/sessions/" + view.path("session_id").stringValue() + "/input";
    for (JsonNode step : finding.path("path")) {
      assertThat(view.at("/awaiting/0/node_id")).isEqualTo(step.path("node_id"));
      ObjectNode answer = (ObjectNode) step.deepCopy();
      Answer played = Api.post(input, answer.without("node_id").toString());
      assertThat(played.status()).as(played.text()).isEqualTo(200);
      view = played.data();
    }
    return view;
  }

  @Test
  void finds_the_error_that_shows_only_with_little_hp_left() {
    JsonNode incidents = report().path("incidents");
    assertThat(incidents).hasSize(1);
    JsonNode incident = incidents.get(0);
    assertThat(incident.path("node_id").stringValue()).isEqualTo("wound");
    JsonNode view = played(incident);
    assertThat(view.path("status").stringValue()).isEqualTo("incident");
    assertThat(view.at("/incident/node_id").stringValue()).isEqualTo("wound");
    assertThat(view.at("/incident/code")).isEqualTo(incident.path("code"));
    assertThat(view.at("/variables/hp").longValue()).isLessThan(3);
  }

  @Test
  void finds_the_place_without_a_way_out() {
    JsonNode stuck = report().path("stuck");
    assertThat(stuck).hasSize(1);
    assertThat(stuck.at("/0/node_id").stringValue()).isEqualTo("cellar");
    assertThat(stuck.at("/0/reason").stringValue()).isEqualTo("no_way_out");
    assertThat(stuck.at("/0/path")).hasSize(1);
    JsonNode view = played(stuck.get(0));
    assertThat(view.at("/awaiting/0/node_id").stringValue()).isEqualTo("cellar");
    String input = "/api/v2/sessions/" + view.path("session_id").stringValue() + "/input";
    for (int i = 0; i < 20; i++) {
      String choice = view.at("/awaiting/0/choices/" + i % 2 + "/id").stringValue();
      view = Api.post(input, "{\"choice\":\"" + choice + "\"}").data();
      assertThat(view.at("/awaiting/0/node_id").stringValue()).isEqualTo("cellar");
    }
  }

  @Test
  void finds_the_ending_that_is_never_reached() {
    JsonNode report = report();
    assertThat(report.path("unreached_endings")).hasSize(1);
    JsonNode eaten = report.at("/unreached_endings/0");
    assertThat(eaten.path("ending").stringValue()).isEqualTo("eaten");
    assertThat(eaten.path("nearest").stringValue()).isEqualTo("lock:dragon");
    String session = played(eaten).path("session_id").stringValue();
    Answer events = Api.get("/api/v2/sessions/" + session + "/events?limit=1000");
    List<String> nodes = new ArrayList<>();
    events.data().path("items").forEach(event -> nodes.add(event.at("/payload/node").asString("")));
    assertThat(nodes).contains("lock");
    assertThat(report.at("/nodes/unvisited").values())
        .extracting(JsonNode::stringValue)
        .containsExactly("dragon");
  }

  @Test
  void gives_a_path_to_each_ending_that_was_reached() {
    JsonNode report = report();
    assertThat(report.path("ending_paths")).hasSize(2);
    for (JsonNode found : report.path("ending_paths")) {
      assertThat(played(found).path("ending")).isEqualTo(found.path("ending"));
      assertThat(report.path("endings").has(found.path("ending").stringValue())).isTrue();
    }
  }

  @Test
  void gives_the_same_report_for_the_same_seed_with_either_strategy() {
    for (String strategy : List.of("random", "coverage")) {
      String body = "{\"runs\":50,\"max_turns\":40,\"seed\":3,\"strategy\":\"" + strategy + "\"}";
      JsonNode first = report(body);
      assertThat(first.path("complete").booleanValue()).isTrue();
      assertThat(first.path("runs").intValue()).isEqualTo(50);
      assertThat(report(body)).isEqualTo(first);
    }
  }

  @Test
  void plays_games_with_models_tools_and_timers_without_any_network() {
    Answer answer =
        Api.post("/api/v2/graphs/hallow-skerry/playtest", "{\"runs\":50,\"max_turns\":60}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data().path("incidents")).isEmpty();
    assertThat(answer.data().path("endings").size()).isPositive();
  }

  @Test
  void leaves_nothing_behind() {
    String guestbook =
        """
        { "format": "mimir/1", "id": "rehearsed",
          "variables": { "guests": {"type": "int", "initial": 2, "scope": "game"} },
          "nodes": [
            { "id": "begin", "start": {}, "next": "greet" },
            { "id": "greet", "state": {"set": {"guests": "guests + 1"}}, "next": "full" },
            { "id": "full", "condition": { "cases": [
                { "port": "yes", "when": "guests > 3", "next": "house" } ] }, "next": "ask" },
            { "id": "ask", "choice": { "choices": [
                { "id": "more", "text": "More", "next": "greet" } ] } },
            { "id": "house", "end": "full" } ] }
        """;
    assertThat(Api.post("/api/v2/graphs", guestbook).status()).isIn(200, 201);
    Answer answer = Api.post("/api/v2/graphs/rehearsed/playtest", "{\"runs\":5}");
    assertThat(answer.data().at("/turns/max").intValue()).as(answer.text()).isEqualTo(1);
    Answer variables = Api.get("/api/v2/graphs/rehearsed/variables");
    assertThat(variables.data().findValue("guests").toString()).contains("2").doesNotContain("3");
    Answer sessions = Api.get("/api/v2/sessions?graph_id=rehearsed");
    assertThat(sessions.data().at("/pagination/total").intValue()).isZero();
  }

  @Test
  void asks_no_model_and_calls_no_tool() {
    String[] tenant = {"X-Tenant-Id", "rehearsals"};
    String model =
        """
        { "name": "gone", "provider": "openai", "model": "m", "api_key": "sk-none-at-all-4711",
          "api_url": "http://127.0.0.1:9/v1" }
        """;
    Answer configured = Api.post("/api/v2/llm/configs", model, tenant);
    assertThat(configured.status()).as(configured.text()).isEqualTo(201);
    String tool =
        """
        { "name": "moon", "description": "Tells the moon.", "url": "https://moon.invalid/now",
          "arguments": {"type": "object"},
          "result": { "type": "object", "required": ["phase"], "properties": {
            "phase": {"type": "string", "enum": ["full", "new"]} } } }
        """;
    Answer defined = Api.post("/api/v2/tools", tool, tenant);
    assertThat(defined.status()).as(defined.text()).isEqualTo(201);
    String graph =
        """
        { "format": "mimir/1", "id": "stars",
          "variables": { "answer": {"type": "string"}, "moon": {"type": "map", "of": "string"} },
          "nodes": [
            { "id": "begin", "start": {}, "next": "look" },
            { "id": "look", "tool": {"tool": "moon", "arguments": {}, "into": "moon"},
              "next": "ask" },
            { "id": "ask", "llm": {
                "prompt": "What now?", "script": {"now": "Howl."}, "into": "answer" },
              "next": "see" },
            { "id": "see", "condition": { "cases": [
                { "port": "wolf", "when": "answer == 'Howl.' && moon.phase == 'full'",
                  "next": "wolf" } ] }, "next": "night" },
            { "id": "wolf", "end": "wolf" },
            { "id": "night", "end": "night" } ] }
        """;
    assertThat(Api.post("/api/v2/graphs", graph, tenant).status()).isEqualTo(201);
    Answer answer = Api.post("/api/v2/graphs/stars/playtest", "{\"runs\":3}", tenant);
    assertThat(answer.data().at("/endings/wolf").intValue()).as(answer.text()).isEqualTo(3);
  }

  @Test
  void refuses_what_cannot_be_played() {
    String path = "/api/v2/graphs/planted/playtest";
    assertThat(Api.post("/api/v2/graphs/no-such/playtest", "{}").code())
        .isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.post(path, "{\"version\":99}").code()).isEqualTo("GRAPH_NOT_FOUND");
    for (String body :
        List.of(
            "{\"runs\":0}",
            "{\"runs\":10001}",
            "{\"max_turns\":0}",
            "{\"players\":0}",
            "{\"players\":65}",
            "{\"strategy\":\"lucky\"}")) {
      assertThat(Api.post(path, body).code()).as(body).isEqualTo("VALIDATION_ERROR");
    }
  }
}
