package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Analysts who ask how a graph is played.
class AnalyticsTest {
  private static final String WALK =
      """
      { "format": "mimir/1", "id": "ID", "nodes": [
          { "id": "begin", "start": {}, "next": "fork" },
          { "id": "fork", "choice": { "choices": [
              { "id": "left", "text": "Left", "next": "nap" },
              { "id": "right", "text": "Right", "next": "out" } ] } },
          { "id": "nap", "subgraph": {"graph": "#nap"}, "next": "out" },
          { "id": "out", "end": "out" } ],
        "fragments": { "nap": { "nodes": [
          { "id": "in", "start": {}, "next": "doze" },
          { "id": "doze", "story": "Zzz.", "next": "up" },
          { "id": "up", "end": "rested" } ] } } }
      """;

  private static void publish(String id) {
    assertThat(Api.post("/api/v2/graphs", WALK.replace("ID", id)).status()).isEqualTo(201);
  }

  private static JsonNode start(String graph) {
    Answer begun = Api.post("/api/v2/sessions", "{\"graph_id\":\"" + graph + "\"}");
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    return begun.data();
  }

  private static JsonNode play(JsonNode session, String choice) {
    String path = "/api/v2/sessions/" + session.path("session_id").stringValue() + "/input";
    Answer played = Api.post(path, "{\"choice\":\"" + choice + "\"}");
    assertThat(played.status()).as(played.text()).isEqualTo(200);
    return played.data();
  }

  private static String path(String graph, String what) {
    return "/api/v2/analytics/graphs/" + graph + "/" + what;
  }

  /// Asks for numbers that reflect a session as it stands.
  private static Answer ask(String graph, String what, JsonNode session, String... headers) {
    String join = what.contains("?") ? "&" : "?";
    Answer answer =
        Api.get(
            path(graph, what)
                + join
                + "at_least="
                + session.path("sequence").longValue()
                + "&session_id="
                + session.path("session_id").stringValue(),
            headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static JsonNode item(JsonNode data, String member, String value) {
    return data.path("items")
        .valueStream()
        .filter(item -> item.path(member).asString("").equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void reflects_what_was_written_before() {
    publish("walk-own");
    play(start("walk-own"), "left");
    start("walk-own");
    JsonNode last = play(start("walk-own"), "right");
    JsonNode nodes = ask("walk-own", "nodes", last).data();
    JsonNode fork = item(nodes, "node_id", "fork");
    assertThat(fork.path("entered").longValue()).isEqualTo(3);
    assertThat(fork.path("left").toString()).isEqualTo("{\"left\":1,\"right\":1}");
    assertThat(fork.path("waiting").longValue()).isOne();
    assertThat(fork.path("time_spent").path("visits").longValue()).isEqualTo(2);
    assertThat(item(nodes, "node_id", "doze").path("fragment").stringValue()).isEqualTo("nap");
    assertThat(item(nodes, "node_id", "out").path("ended").longValue()).isEqualTo(2);
    assertThat(nodes.at("/pagination/total").intValue()).isEqualTo(nodes.path("items").size());
    assertThat(nodes.at("/as_of/position").longValue()).isNotNegative();
    assertThat(nodes.at("/as_of/parked").longValue()).isZero();

    JsonNode funnel = ask("walk-own", "funnel", last).data();
    assertThat(item(funnel, "node_id", "fork").path("standing").longValue()).isOne();
    assertThat(item(funnel, "node_id", "nap").path("share").doubleValue()).isEqualTo(1 / 3.0);
    JsonNode choices = ask("walk-own", "choices", last).data();
    assertThat(item(choices, "choice_id", "left").path("share").doubleValue()).isEqualTo(0.5);
    JsonNode endings = ask("walk-own", "endings?version=1", last).data();
    assertThat(item(endings, "ending", "out").path("count").longValue()).isEqualTo(2);
  }

  @Test
  void tells_forks_from_play() {
    publish("walk-fork");
    JsonNode parent = play(start("walk-fork"), "right");
    String id = parent.path("session_id").stringValue();
    long at = start("walk-fork").path("sequence").longValue();
    Answer forked = Api.post("/api/v2/sessions/" + id + "/fork", "{\"at\":" + at + "}");
    assertThat(forked.status()).as(forked.text()).isEqualTo(201);
    JsonNode fork = play(forked.data(), "right");
    assertThat(count(ask("walk-fork", "endings", fork))).isOne();
    assertThat(count(ask("walk-fork", "endings?origin=fork", fork))).isOne();
    assertThat(count(ask("walk-fork", "endings?origin=all", fork))).isEqualTo(2);
    assertThat(ask("walk-fork", "endings?origin=debug", fork).data().path("items")).isEmpty();
  }

  private static long count(Answer endings) {
    return endings.data().at("/items/0/count").longValue();
  }

  @Test
  void gives_csv_when_asked() {
    publish("walk-csv");
    JsonNode last = play(start("walk-csv"), "left");
    Answer csv = ask("walk-csv", "choices?format=csv", last);
    assertThat(csv.text())
        .isEqualTo("node_id,fragment,choice_id,count,share,votes\r\nfork,,left,1,1.0,0\r\n");
    assertThat(csv.header("X-As-Of-Parked")).isEqualTo("0");
    assertThat(ask("walk-csv", "choices", last, "Accept", "text/csv").text()).isEqualTo(csv.text());
    assertThat(ask("walk-csv", "nodes?format=csv", last).text())
        .startsWith(
            "node_id,fragment,entered,left.left,left.next,left.rested,waiting,ended,"
                + "time_spent.visits,time_spent.p50_ms,time_spent.p95_ms\r\n");
    assertThat(ask("walk-csv", "endings?format=csv&origin=debug", last).text())
        .isEqualTo("ending,count,share\r\n");
    assertThat(ask("walk-csv", "endings?format=json", last, "Accept", "text/csv").data())
        .isNotEmpty();
  }

  @Test
  void refuses_what_it_cannot_answer() {
    publish("walk-bad");
    JsonNode session = start("walk-bad");
    String id = session.path("session_id").stringValue();
    assertThat(Api.get(path("nowhere", "nodes")).code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get(path("walk-bad", "nodes?version=2")).code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get(path("walk-bad", "funnel?version=x")).code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get(path("walk-bad", "choices?origin=who")).code())
        .isEqualTo("VALIDATION_ERROR");
    assertThat(Api.get(path("walk-bad", "endings?format=xml")).code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(Api.get(path("walk-bad", "endings?at_least=1")).code())
        .isEqualTo("VALIDATION_ERROR");
    assertThat(Api.get(path("walk-bad", "endings?session_id=" + id)).code())
        .isEqualTo("VALIDATION_ERROR");
    assertThat(Api.get(path("walk-bad", "endings?at_least=-1&session_id=" + id)).code())
        .isEqualTo("VALIDATION_ERROR");
    String unknown = "5b0e5f2e-0000-4000-8000-000000000000";
    assertThat(Api.get(path("walk-bad", "nodes?at_least=1&session_id=" + unknown)).code())
        .isEqualTo("SESSION_NOT_FOUND");
    assertThat(Api.get(path("nowhere", "nodes"), "Accept", "text/csv").code())
        .isEqualTo("GRAPH_NOT_FOUND");
    Answer xml = Api.get(path("walk-bad", "nodes"), "Accept", "application/xml");
    assertThat(xml.status()).isEqualTo(406);
  }

  @Test
  void says_when_it_cannot_get_as_fresh_in_time() {
    publish("walk-late");
    String id = start("walk-late").path("session_id").stringValue();
    Answer late = Api.get(path("walk-late", "endings?at_least=999&session_id=" + id));
    assertThat(late.status()).isEqualTo(503);
    assertThat(late.header("Retry-After")).isEqualTo("1");
  }
}
