package dev.mimir.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mimir.dice.Seed;
import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.GraphSchema;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import dev.mimir.scenario.Scenario;
import dev.mimir.scenario.Stage;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.Status;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EveryNodeTypeTest {
  private static final NodeTypes TYPES = NodeTypes.discovered();

  static Collection<Registered<?>> types() {
    return TYPES.all();
  }

  @Test
  void the_types_are_found_on_the_class_path() {
    assertThat(types())
        .extracting(kind -> kind.spec().type())
        .containsExactly(
            "choice",
            "combat",
            "condition",
            "dice",
            "end",
            "inventory",
            "knowledge",
            "llm",
            "multiplayer_sync",
            "npc",
            "parallel",
            "player_input",
            "random",
            "save_load",
            "skill_check",
            "start",
            "state",
            "story",
            "subgraph",
            "timer",
            "tool");
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_example_compiles_without_a_problem(Registered<?> kind) {
    Compilation compiled =
        new GraphCompiler(TYPES).compile(resource(kind, ".json").getBytes(StandardCharsets.UTF_8));
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_example_shows_it(Registered<?> kind) {
    JsonNode example = Json.STRICT.readTree(resource(kind, ".json"));
    assertThat(used(kind, example)).isNotEmpty();
  }

  /// What stands in nodes; characters have a member `combat` too.
  private static List<JsonNode> used(Registered<?> kind, JsonNode example) {
    List<JsonNode> all = new ArrayList<>(example.path("nodes").findValues(kind.spec().type()));
    all.addAll(example.path("fragments").findValues(kind.spec().type()));
    return all;
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_schema_of_documents_accepts_its_example(Registered<?> kind) {
    assertThat(violations(GraphSchema.of(TYPES), resource(kind, ".json"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_schema_accepts_the_configs_of_its_example(Registered<?> kind) {
    JsonNode example = Json.STRICT.readTree(resource(kind, ".json"));
    JsonNode schema = GraphSchema.ofConfig(kind.spec());
    used(kind, example).stream()
        .filter(JsonNode::isObject)
        .forEach(config -> assertThat(violations(schema, config.toString())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_schema_refuses_a_field_that_does_not_exist(Registered<?> kind) {
    JsonNode schema = GraphSchema.ofConfig(kind.spec());
    assertThat(violations(schema, "{\"nonsense\": 1}")).contains("additionalProperties");
    assertThat(violations(schema, "{\"x-nonsense\": 1}")).doesNotContain("additionalProperties");
  }

  private static List<String> violations(JsonNode schema, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Error::getKeyword)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_example_can_be_played_to_an_end(Registered<?> kind) {
    Scenario scenario =
        new Stage(TYPES)
            .given(resource(kind, ".json"))
            .seeded(Seed.of(new byte[Seed.LENGTH]))
            .whenStarted();
    for (int turn = 0; turn < 20 && !scenario.session().waits().isEmpty(); turn++) {
      scenario = gone(scenario, scenario.session().waits().getFirst().awaited());
    }
    assertThat(scenario.session().status()).isEqualTo(Status.ENDED);
  }

  private static Scenario gone(Scenario scenario, Awaited awaited) {
    return switch (awaited.kind()) {
      case EFFECT -> performed(scenario);
      case TIMER -> scenario.expiring();
      default -> scenario.answering(answer(awaited));
    };
  }

  /// Performs the effect under way; it fails where a service of the process is needed.
  private static Scenario performed(Scenario scenario) {
    String kind = scenario.last(EffectRequested.class).kind();
    EffectCall call = new EffectCall("t", "s", "g", "e", 1, scenario.request(), null, _ -> {});
    try {
      return scenario.completing(handler(kind).perform(call).value());
    } catch (EffectException | IllegalStateException | InterruptedException missing) {
      return scenario.failing("NOT_HERE", false);
    }
  }

  private static EffectHandler handler(String kind) {
    return ServiceLoader.load(EffectHandler.Factory.class).stream()
        .map(factory -> factory.get().create(Outside.nothing()))
        .filter(handler -> handler.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Answer answer(Awaited awaited) {
    if (awaited.input() == null) {
      return Answer.choice(awaited.choices().getLast().id());
    }
    return switch (awaited.input().type()) {
      case TEXT -> Answer.text(Player.SOLE.playerId(), "a word");
      case INT, DOUBLE -> Answer.value(2L);
      case BOOL -> Answer.value(true);
    };
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_documentation_names_every_field_and_port(Registered<?> kind) {
    String documentation = resource(kind, ".md");
    assertThat(documentation)
        .startsWith("# " + kind.spec().type() + "\n")
        .contains("## Config", "## Ports", "## Example", "## Problems");
    for (RecordComponent component : components(kind.spec().config())) {
      assertThat(documentation).contains("| `" + snake(component.getName()) + "` |");
    }
    for (String port : kind.spec().portNames()) {
      assertThat(documentation).contains(port.split(",", 2)[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void its_config_says_what_each_member_is(Registered<?> kind) {
    assertThat(kind.spec().config().isAnnotationPresent(Doc.class)).isTrue();
    assertThat(components(kind.spec().config()))
        .allMatch(component -> component.isAnnotationPresent(Doc.class));
  }

  private static List<RecordComponent> components(Class<?> config) {
    List<RecordComponent> all = new ArrayList<>();
    for (RecordComponent component : config.getRecordComponents()) {
      all.add(component);
      Class<?> nested = nested(component.getGenericType());
      if (nested.isRecord() && nested.getPackage().equals(config.getPackage())) {
        all.addAll(components(nested));
      }
    }
    return all;
  }

  private static Class<?> nested(Type type) {
    return type instanceof ParameterizedType generic
        ? nested(generic.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  private static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String resource(Registered<?> kind, String ending) {
    String name = kind.spec().type() + ending;
    try (InputStream in = kind.type().getClass().getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
