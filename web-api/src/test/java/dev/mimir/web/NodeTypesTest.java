package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever kind of node there is says what it is, and its example can be played.
class NodeTypesTest {

  @TestFactory
  Stream<DynamicTest> describes_each_kind_of_node() {
    return types(NodeTypesTest::described);
  }

  @TestFactory
  Stream<DynamicTest> plays_the_example_of_each_kind_of_node_to_its_end() {
    return types(type -> played(type, new Random().nextLong()));
  }

  private static Stream<DynamicTest> types(Consumer<JsonNode> test) {
    JsonNode types = Api.get("/api/v2/node-types").data().path("items");
    assertThat(types.size()).isGreaterThanOrEqualTo(19);
    return types
        .valueStream()
        .map(type ->
            DynamicTest.dynamicTest(type.path("type").stringValue(), () -> test.accept(type)));
  }

  private static void described(JsonNode type) {
    String name = type.path("type").stringValue();
    assertThat(type.at("/config_schema/type").asString()).isEqualTo("object");
    assertThat(type.path("config_schema").has("properties")).isTrue();
    assertThat(type.path("ports").isArray()).isTrue();
    assertThat(type.path("ports").isEmpty()).isEqualTo(name.equals("end"));
    assertThat(type.path("documentation").stringValue())
        .startsWith("# " + name)
        .contains("## Config", "## Ports");
    assertThat(type.path("example").toString()).contains("\"" + name + "\":");
  }

  private static void played(JsonNode type, long seed) {
    ObjectNode example = (ObjectNode) type.path("example");
    String graph = "played-" + type.path("type").stringValue().replace('_', '-');
    example.put("id", graph);
    Answer published = Api.post("/api/v2/graphs", example.toString());
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    int players = Math.min(3, example.at("/players/max").asInt(1));
    JsonNode end = new RandomGuests(seed).play(graph, players);
    assertThat(end.path("status").stringValue()).as("seed %d: %s", seed, end).isEqualTo("ended");
    assertThat(end.path("ending").stringValue()).isNotEmpty();
  }
}
