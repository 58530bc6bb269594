package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Graphs that call each other, over HTTP.
class SubgraphTest {
  private static String caller(String id, String callee) {
    return """
    { "format": "mimir/1", "id": "%s", "variables": {"price": {"type": "int"}},
      "nodes": [
        { "id": "begin", "start": {}, "next": "haggle" },
        { "id": "haggle", "subgraph": {
            "graph": "%s", "inputs": {"asked": "7"}, "outputs": {"price": "asked"} },
          "next": {"bought": "shown", "left": "poor"} },
        { "id": "shown", "story": "It cost {{ price }}.", "next": [ { "end": "rich" } ] },
        { "id": "poor", "end": "poor" } ] }
    """
        .formatted(id, callee);
  }

  private static String callee(String id, String words) {
    return """
    { "format": "mimir/1", "id": "%s", "variables": {"asked": {"type": "int", "initial": 10}},
      "nodes": [
        { "id": "begin", "start": {}, "next": "offer" },
        { "id": "offer", "choice": { "prompt": "%s {{ asked }}.", "choices": [
            { "id": "less", "text": "Less!", "when": "asked > 5",
              "next": [ { "state": {"set": {"asked": "asked - 1"}}, "next": "offer" } ] },
            { "id": "take", "text": "Taken.", "next": [ { "end": "bought" } ] },
            { "id": "go", "text": "No.", "next": [ { "end": "left" } ] } ] } } ] }
    """
        .formatted(id, words);
  }

  private static int publish(String document) {
    Answer answer = Api.post("/api/v2/graphs", document);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.data().path("version").intValue();
  }

  private static JsonNode play(String session, String choice) {
    Answer answer =
        Api.post("/api/v2/sessions/" + session + "/input", "{\"choice\":\"" + choice + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private static String prompt(String session) {
    return Api.get("/api/v2/sessions/" + session).data().at("/awaiting/0/prompt").stringValue();
  }

  @Test
  void a_graph_calls_another_and_takes_what_comes_of_it() {
    publish(callee("market", "That is"));
    publish(caller("errand", "market"));
    String session = Games.start("errand");
    assertThat(prompt(session)).isEqualTo("That is 7.");
    play(session, "less");
    JsonNode end = play(session, "take");
    assertThat(end.path("ending").stringValue()).isEqualTo("rich");
    assertThat(end.at("/output/0/text").stringValue()).isEqualTo("It cost 6.");
    assertThat(end.at("/variables/price").intValue()).isEqualTo(6);
    assertThat(end.path("variables").has("asked")).isFalse();
  }

  @Test
  void sessions_stay_with_the_version_that_was_pinned() {
    publish(callee("bazaar", "It is"));
    assertThat(publish(caller("trip", "bazaar"))).isOne();
    String before = Games.start("trip");
    publish(callee("bazaar", "Only"));
    String between = Games.start("trip");
    assertThat(publish(caller("trip", "bazaar"))).isEqualTo(2);
    assertThat(publish(caller("trip", "bazaar"))).isEqualTo(2);
    String after = Games.start("trip");
    assertThat(prompt(before)).isEqualTo("It is 7.");
    assertThat(prompt(between)).isEqualTo("It is 7.");
    assertThat(prompt(after)).isEqualTo("Only 7.");
    JsonNode versions = Api.get("/api/v2/graphs/trip/versions").data().path("items");
    assertThat(versions.get(0).at("/pins/bazaar").intValue()).isOne();
    assertThat(versions.get(1).at("/pins/bazaar").intValue()).isEqualTo(2);
  }

  @Test
  void publication_says_what_cannot_be_called() {
    publish(callee("fair", "Well,"));
    publish(caller("visit", "fair"));
    assertThat(problem(caller("lost", "fairy"))).isEqualTo("UNKNOWN_GRAPH");
    assertThat(problem(caller("fair", "visit"))).isEqualTo("SUBGRAPH_CYCLE");
    Api.send("DELETE", "/api/v2/graphs/fair", BodyPublishers.noBody());
    assertThat(problem(caller("visit", "fair"))).isEqualTo("UNKNOWN_GRAPH");
    assertThat(prompt(Games.start("visit"))).isEqualTo("Well, 7.");
  }

  private static String problem(String document) {
    Answer answer = Api.post("/api/v2/graphs", document);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    return answer.json().at("/errors/0/code").stringValue();
  }
}
