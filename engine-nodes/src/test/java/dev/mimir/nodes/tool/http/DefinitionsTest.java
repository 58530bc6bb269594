package dev.mimir.nodes.tool.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.tool.ToolProblem;
import dev.mimir.tool.Toolbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {
  private static final Toolbox TOOLBOX = Toolbox.discovered();
  private static final Map<String, Object> ARGUMENTS =
      Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")));

  private static List<String> problems(String url, Map<String, Object> arguments) {
    return TOOLBOX
        .problems(
            new CustomTool(
                "weather",
                "Tells it.",
                "GET",
                url,
                List.of(),
                arguments,
                null,
                CustomTool.USUAL_TIMEOUT,
                CustomTool.USUAL_BYTES,
                true))
        .stream()
        .map(ToolProblem::path)
        .toList();
  }

  @Test
  void accepts_a_good_definition() {
    assertThat(problems("https://api.test/v1/{city}?q={city}", ARGUMENTS)).isEmpty();
    assertThat(problems("http://[2606:4700::1]:8080", ARGUMENTS)).isEmpty();
  }

  @Test
  void lists_what_is_built_in() {
    assertThat(TOOLBOX.builtIn())
        .extracting(spec -> spec.name())
        .containsExactly(
            "balance_check",
            "calculator",
            "character_generator",
            "dice",
            "random",
            "story_seed",
            "text",
            "timer",
            "world_generator");
  }

  @Test
  void reports_all_problems_at_once() {
    CustomTool bad =
        new CustomTool(
            "dice",
            " ",
            "TRACE",
            "ftp://x",
            List.of(
                new Header("Host", "x", false, null),
                new Header("X-A", "a\nb", false, null),
                new Header("x-a", "b", false, null),
                new Header("X-B", null, false, null),
                new Header("a b", "c", false, null)),
            Map.of("type", "array"),
            Map.of("type", 3L),
            Duration.ofHours(1),
            CustomTool.MOST_BYTES + 1,
            true);
    assertThat(TOOLBOX.problems(bad))
        .extracting(ToolProblem::path)
        .contains(
            "/name",
            "/description",
            "/method",
            "/timeout",
            "/max_bytes",
            "/url",
            "/headers/0/name",
            "/headers/1/value",
            "/headers/2/name",
            "/headers/3/value",
            "/headers/4/name",
            "/arguments",
            "/result");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.test/x",
        "file:///etc/passwd",
        "https://{city}/x",
        "https://api.{city}.test/x",
        "https://api.test:{city}/x",
        "https://api.test{city}",
        "https://{city}@api.test/",
        "https://user:pass@api.test/",
        "https://api.test/#{city}",
        "https://api.test/{country}",
        "https://api.test/a/../b",
        "https://api.test/{cit y}",
        "https://127.1/",
        "https:///x"
      })
  void refuses_a_url(String url) {
    assertThat(problems(url, ARGUMENTS)).contains("/url");
  }

  @Test
  void refuses_schemas_that_reach_outside() {
    for (Map<String, Object> property :
        List.<Map<String, Object>>of(
            Map.of("$ref", "http://127.0.0.1/x.json"),
            Map.of("$ref", "classpath:/x.json"),
            Map.of("$ref", "#"),
            Map.of("$id", "http://any.test"),
            Map.of("$schema", "http://json-schema.org/draft-07/schema#"),
            Map.of("pattern", "("),
            Map.of("pattern", "(?=x)"),
            Map.of("type", "strong"),
            Map.of("minLength", -1L))) {
      assertThat(
              problems(
                  "https://api.test",
                  Map.of("type", "object", "properties", Map.of("city", property))))
          .as("" + property)
          .contains("/arguments");
    }
    Map<String, Object> many = new HashMap<>();
    IntStream.range(0, 6_000).forEach(i -> many.put("p" + i, Map.of()));
    assertThat(problems("https://api.test", Map.of("type", "object", "properties", many)))
        .contains("/arguments");
  }

  @Test
  void refuses_schemas_without_end_and_those_that_explode() {
    Map<String, Object> reference = Map.of("$ref", "#/$defs/a");
    assertThat(defining(Map.of("a", reference))).contains("/arguments");
    assertThat(defining(Map.of("a", Map.of("allOf", List.of(reference))))).contains("/arguments");
    Map<String, Object> doubling = new HashMap<>(Map.of("z", Map.of("type", "string")));
    String next = "z";
    for (char name = 'y'; name >= 'a'; name--) {
      Map<String, Object> both = Map.of("$ref", "#/$defs/" + next);
      doubling.put("" + name, Map.of("anyOf", List.of(both, both)));
      next = "" + name;
    }
    assertThat(defining(doubling)).contains("/arguments");
    assertThat(defining(Map.of("a", Map.of("type", "string")))).isEmpty();
  }

  private static List<String> defining(Map<String, Object> definitions) {
    return problems(
        "https://api.test",
        Map.of(
            "type",
            "object",
            "properties",
            Map.of("x", Map.of("$ref", "#/$defs/a")),
            "$defs",
            definitions));
  }
}
