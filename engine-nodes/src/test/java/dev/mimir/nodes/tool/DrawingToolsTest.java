package dev.mimir.nodes.tool;

import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.nodes.Play;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawingToolsTest {
  private static final long SEED = 20_260_101;

  private static String node(String tool) {
    return game(
        "\"variables\": { \"all\": {\"type\": \"map\"} }",
        "{\"id\": \"it\", \"tool\": %s, \"next\": \"done\"}".formatted(tool));
  }

  @Test
  void draws_a_number_on_the_record() {
    Play.of(
            node(
                """
                {"tool": "random", "arguments": {"op": "'int'", "min": 5, "max": 7}, "into": "all"}
                """))
        .drawing(3)
        .start()
        .then("picked 2", "wrote {all={value=7}}", "it -> next", "ended done");
  }

  @Test
  void draws_a_large_number_from_blocks() {
    Play.of(
            node(
                """
                {"tool": "random", "arguments": {"op": "'int'", "max": 2500}, "into": "all"}
                """))
        .drawing(2_500, 500)
        .start()
        .then("picked 2", "picked 499", "wrote {all={value=2500}}", "it -> next", "ended done");
  }

  @Test
  void picks_without_naming_the_options_in_the_draw() {
    Play.of(
            node(
                """
                {"tool": "random", "arguments": {"op": "'pick'", "options": "['a', 'b']", "weights": "[0, 9]"}, "into": "all"}
                """))
        .drawing(9)
        .start()
        .then("picked 1", "wrote {all={value=b, index=1}}", "it -> next", "ended done");
  }

  @Test
  void shuffles() {
    assertThat(
            Bench.value(
                "random", Map.of("op", "shuffle", "options", List.of("a", "b", "c")), picking(0)))
        .isEqualTo(List.of("a", "b", "c"));
    List<?> shuffled =
        (List<?>)
            Bench.value(
                "random", Map.of("op", "shuffle", "options", List.of(1L, 2L, 3L, 4L)), seeded());
    assertThat(List.<Object>copyOf(shuffled)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  void what_is_drawn_from_blocks_is_even() {
    Map<Long, Integer> counts = new HashMap<>();
    NodeContext context = seeded();
    for (int i = 0; i < 20_000; i++) {
      long value =
          (Long) Bench.value("random", Map.of("op", "int", "min", 0L, "max", 1_999L), context);
      counts.merge(value / 500, 1, Integer::sum);
    }
    assertThat(counts.values()).hasSize(4).allMatch(count -> Math.abs(count - 5_000) < 300);
  }

  @Test
  void makes_up_characters_worlds_and_stories() {
    NodeContext context = seeded();
    Map<String, Object> character =
        Bench.run("character_generator", Map.of("name", "Ida", "level", 3L), context);
    assertThat(character).containsEntry("name", "Ida").containsEntry("level", 3L);
    assertThat((Map<?, ?>) character.get("attributes")).hasSize(6);
    assertThat((Map<?, ?>) character.get("skills")).hasSize(3);
    Map<String, Object> world = Bench.run("world_generator", Map.of("places", 3L), context);
    assertThat((List<?>) world.get("places")).hasSize(3);
    assertThat((List<?>) world.get("factions")).hasSize(2);
    Map<String, Object> story = Bench.run("story_seed", Map.of("tone", "loud"), context);
    assertThat((String) story.get("value")).startsWith("A loud story: in ");
  }

  @Test
  void computes_the_odds_of_a_check_exactly() {
    assertThat(
            (Double)
                Bench.value(
                    "balance_check", Map.of("kind", "check", "bonus", 3L, "difficulty", 14L)))
        .isEqualTo(0.5, within(1e-12));
    assertThat(
            (Double)
                Bench.value(
                    "balance_check", Map.of("kind", "check", "dice", "2d20kh1", "difficulty", 20L)))
        .isEqualTo(0.0975, within(1e-12));
  }

  @Test
  void plays_a_combat_many_times() {
    Map<String, Object> even = fight(10, "1d8", 2_000);
    assertThat((Double) even.get("value")).isEqualTo(0.5, within(0.06));
    assertThat(number(even, "value") + number(even, "defeat") + number(even, "draw"))
        .isEqualTo(1, within(1e-9));
    assertThat(even).containsEntry("runs", 2_000L);
    assertThat((Double) fight(40, "2d8", 2_000).get("value")).isGreaterThan(0.95);
    assertThat((Long) fight(1_000_000, "1000d4", 10_000).get("runs")).isBetween(1L, 9_999L);
  }

  private static double number(Map<String, Object> result, String member) {
    return result.get(member) instanceof Double number ? number : Double.NaN;
  }

  private static Map<String, Object> fight(long hp, String damage, long runs) {
    Map<String, Object> hero = Map.of("hp", hp, "ac", 12L, "damage", damage, "to_hit", 3L);
    Map<String, Object> orc =
        Map.of("hp", Math.max(10, hp / 2), "ac", 12L, "damage", "1d8", "to_hit", 3L);
    return Bench.run(
        "balance_check",
        Map.of(
            "kind",
            "combat",
            "attackers",
            List.of(hero),
            "defenders",
            List.of(hp == 10 ? Map.of("hp", 10L, "ac", 12L, "damage", "1d8", "to_hit", 3L) : orc),
            "max_rounds",
            100L,
            "runs",
            runs),
        seeded());
  }

  /// A context that picks by weight.
  private static NodeContext seeded() {
    Random random = new Random(SEED);
    return picking(open -> {
      long at = random.nextLong(open.stream().mapToLong(Candidate::weight).sum());
      for (Candidate candidate : open) {
        at -= candidate.weight();
        if (at < 0) {
          return candidate.option();
        }
      }
      throw new AssertionError();
    });
  }

  private static NodeContext picking(int index) {
    return picking(open -> open.get(index).option());
  }

  @SuppressWarnings("unchecked")
  private static NodeContext picking(java.util.function.Function<List<Candidate>, String> how) {
    return (NodeContext)
        Proxy.newProxyInstance(
            DrawingToolsTest.class.getClassLoader(),
            new Class<?>[] {NodeContext.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("pick");
              return how.apply((List<Candidate>) arguments[1]);
            });
  }
}
