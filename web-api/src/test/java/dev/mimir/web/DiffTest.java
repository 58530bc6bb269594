package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiffTest {
  private static final String PATH = "/api/v2/graphs/compared/diff";

  @BeforeAll
  static void publish() {
    String first = Games.document("compared");
    publish(first);
    publish(first.replace("2d6", "3d6").replace("\"roll\"", "\"throw\""));
    publish(first.replace("2d6", "3d6").replace("\"stay\"", "\"remain\""));
  }

  private static void publish(String document) {
    assertThat(Api.post("/api/v2/graphs", document).status()).isIn(200, 201);
  }

  private static JsonNode diff(String query) {
    Answer answer = Api.get(PATH + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  @Test
  void compares_two_versions_by_meaning() {
    JsonNode diff = diff("?from=1&to=3");
    assertThat(diff.path("same").booleanValue()).isFalse();
    assertThat(diff.at("/nodes/changed/1/node_id").stringValue()).isEqualTo("roll");
    JsonNode change = diff.at("/nodes/changed/1/changes/0");
    assertThat(change.path("path").stringValue()).isEqualTo("/config/notation");
    assertThat(change.path("change").stringValue()).isEqualTo("changed");
    assertThat(change.path("from").stringValue()).isEqualTo("2d6");
    assertThat(change.path("to").stringValue()).isEqualTo("3d6");
    assertThat(diff.at("/edges/added/0/port").stringValue()).isEqualTo("remain");
    assertThat(diff.at("/edges/removed/0/port").stringValue()).isEqualTo("stay");
  }

  @Test
  void compares_the_newest_with_the_one_before_when_not_told() {
    JsonNode diff = diff("");
    assertThat(diff.path("from").intValue()).isEqualTo(2);
    assertThat(diff.path("to").intValue()).isEqualTo(3);
    assertThat(diff.at("/nodes/renamed/0/from").stringValue()).isEqualTo("throw");
    assertThat(diff.at("/nodes/renamed/0/to").stringValue()).isEqualTo("roll");
  }

  @Test
  void finds_no_difference_between_a_version_and_itself() {
    assertThat(diff("?from=2&to=2").path("same").booleanValue()).isTrue();
  }

  @Test
  void knows_no_other_versions() {
    assertThat(Api.get(PATH + "?from=1&to=9").code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get(PATH + "?from=one&to=2").code()).isEqualTo("GRAPH_NOT_FOUND");
    assertThat(Api.get("/api/v2/graphs/no-such/diff").code()).isEqualTo("GRAPH_NOT_FOUND");
  }
}
