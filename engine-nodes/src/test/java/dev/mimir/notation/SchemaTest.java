package dev.mimir.notation;

import static dev.mimir.scenario.Scenarios.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mimir.graph.GraphSchema;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import dev.mimir.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema takes what publication takes, as far as a schema can tell.
class SchemaTest {
  private static final NodeTypes TYPES = NodeTypes.discovered();
  private static final Schema SCHEMA = schema(GraphSchema.of(TYPES));

  private static Schema schema(JsonNode json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json);
  }

  static Collection<Registered<?>> types() {
    return TYPES.all();
  }

  static Stream<Path> games() throws IOException {
    Path games = Path.of("../samples/games/src/main/resources/games");
    try (Stream<Path> files = Files.list(games)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  private static List<Error> errors(String document) {
    return SCHEMA.validate(Json.STRICT.readTree(document));
  }

  @ParameterizedTest
  @MethodSource("types")
  void takes_the_example_of_each_node_type(Registered<?> kind) {
    String name = kind.spec().type() + ".json";
    assertThat(errors(resource(kind.type().getClass(), name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("games")
  void takes_the_sample_games(Path game) throws IOException {
    assertThat(errors(Files.readString(game))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"tea.json", "tea.canonical.json"})
  void takes_both_notations(String name) {
    assertThat(errors(resource(SchemaTest.class, name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/format|\"mimir/2\"",
        "/id|\"Tea!\"",
        "/id|3",
        "/titel|\"x\"",
        "/texts|{}",
        "/variables/hp/type|\"integer\"",
        "/variables/hp/typ|\"int\"",
        "/nodes|{}",
        "/nodes/0|3",
        "/nodes/0/id|\"a/b\"",
        "/nodes/1/txt|\"x\"",
        "/nodes/1/dice|\"1d6\"",
        "/nodes/1/story|3",
        "/nodes/1/story|{\"txt\": \"x\"}",
        "/nodes/1/next|3",
        "/nodes/1/next|{\"next\": 3}",
        "/nodes/2/choice/choices/0/id|\"Take\"",
        "/nodes/2/choice/choices/0/once|\"yes\"",
        "/nodes/2/choice/choices/0/onc|true",
        "/nodes/2/choice/choices/0/next|3",
        "/nodes/2/choice/choices/0/next/0/state/set|[]",
        "/nodes/2/choice/choices/0/next/0/stat|{}",
        "/nodes/3/story|{\"text\": 3}",
        "/edges|[{\"from\": \"a\"}]",
        "/edges|[{\"from\": \"a\", \"to\": \"b\", \"prt\": \"c\"}]",
        "/players|{\"min\": 0}",
        "/functions|{\"f\": {}}",
        "/characters|{\"bob\": {\"skills\": {\"lie\": \"3\"}}}",
        "/fragments/slap/nods|[]",
        "/fragments/slap/nodes/0/next/0/state/sett|{}",
        "/fragments|[]",
      })
  void refuses_what_publication_refuses(String pointer, String value) {
    ObjectNode tea = (ObjectNode) Json.STRICT.readTree(resource(SchemaTest.class, "tea.json"));
    set(tea, pointer, Json.STRICT.readTree(value));
    assertThat(SCHEMA.validate(tea)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/x-mine|[1]",
        "/notes|\"n\"",
        "/tags|[\"a\"]",
        "/nodes/1/x-mine|{}",
        "/nodes/1/position|{\"x\": 1, \"y\": 2}",
        "/nodes/1/story|[\"one\", \"two\"]",
        "/nodes/1/story|{\"text\": \"x\", \"x-note\": 1}",
        "/variables/all|{\"type\": \"list\", \"of\": {\"type\": \"enum\", \"values\": [\"a\"]}, \"initial\": []}",
        "/items|{\"rope\": {}}",
        "/characters|{\"bob\": {\"name\": \"Bob\", \"skills\": {\"lie\": 3, \"see\": {\"bonus\": 1, \"attribute\": \"wis\"}}}}",
        "/data|{\"a\": [1, {\"b\": null}]}",
        "/functions|{\"half\": {\"params\": {\"x\": \"int\"}, \"value\": \"x / 2\"}}",
        "/defaults|{\"story\": {\"speaker\": \"Harris\"}}",
        "/players|{\"min\": 1, \"max\": 4}",
        "/edges|[{\"from\": \"a\", \"port\": \"b\", \"to\": \"c\", \"x-bend\": 1}]",
      })
  void takes_what_the_format_allows(String pointer, String value) {
    ObjectNode tea = (ObjectNode) Json.STRICT.readTree(resource(SchemaTest.class, "tea.json"));
    set(tea, pointer, Json.STRICT.readTree(value));
    assertThat(SCHEMA.validate(tea)).isEmpty();
  }

  @Test
  void is_a_schema_of_the_draft_that_it_names() {
    JsonNode schema = GraphSchema.of(TYPES);
    assertThat(schema.path("$schema").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(schema.path("$schema").stringValue()));
    assertThat(meta.validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_schema_of_a_config_stands_on_its_own(Registered<?> kind) {
    JsonNode config = GraphSchema.ofConfig(kind.spec());
    assertThat(schema(config).validate(Json.STRICT.readTree("{\"no-such-field\": 1}")))
        .isNotEmpty();
  }

  private static void set(ObjectNode document, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = document.at(pointer.substring(0, last));
    String member = pointer.substring(last + 1);
    if (parent instanceof ObjectNode object) {
      object.set(member, value);
    } else if (parent instanceof tools.jackson.databind.node.ArrayNode array) {
      array.set(Integer.parseInt(member), value);
    } else {
      throw new AssertionError("nothing stands at " + pointer);
    }
  }
}
