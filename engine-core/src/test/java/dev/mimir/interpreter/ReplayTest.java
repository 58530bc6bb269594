package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Replay.Divergence;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.tiny.Tiny;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Seed SEED = Seed.ofHex("ab".repeat(Seed.LENGTH));
  private static final Chance CHANCE = Chance.of(SEED);

  private static GraphBuilder table(String say) {
    return table(say, "hello");
  }

  /// @param say what it says after each roll
  /// @param ask what it asks of the outside
  private static GraphBuilder table(String say, String ask) {
    return graph()
        .variable("sum", "int", 0)
        .node("q", "ask", List.of(config("id", "roll"), config("id", "out"), config("id", "stop")))
        .edge("q", "roll", "r")
        .edge("q", "out", "away")
        .edge("q", "stop", "done")
        .node("r", "roll", "1d1000")
        .edge("r", "add")
        .node("add", "set", config("set", config("sum", "sum + last.total")))
        .edge("add", "tell")
        .node("tell", "say", say)
        .edge("tell", "q")
        .node("away", "outside", ask)
        .edge("away", "q");
  }

  private static List<SessionEvent> played() {
    return given(table("{{ sum }}"))
        .seeded(SEED)
        .whenStarted()
        .choosing("roll")
        .choosing("out")
        .completing(Map.of("answer", "yes"))
        .choosing("roll")
        .choosing("stop")
        .events();
  }

  private static Graph compiled(GraphBuilder graph) {
    return Tiny.STAGE.graph(graph.json());
  }

  private static Divergence differs(GraphBuilder other) {
    return Objects.requireNonNull(
        Replay.on(compiled(other), compiled(table("{{ sum }}")), played(), CHANCE));
  }

  @Test
  void a_log_proves_itself() {
    assertThat(Replay.proof(played(), compiled(table("{{ sum }}")), CHANCE)).isNull();
  }

  @Test
  void a_changed_event_is_found() {
    List<SessionEvent> log = new ArrayList<>(played());
    int at = 0;
    while (!(log.get(at) instanceof VariablesWritten)) {
      at++;
    }
    VariablesWritten written = (VariablesWritten) log.get(at);
    log.set(at, new VariablesWritten("", "add", Map.of("sum", 1L), Map.of()));
    Divergence found = Replay.proof(log, compiled(table("{{ sum }}")), CHANCE);
    assertThat(found)
        .isEqualTo(new Divergence(at, 0, "add", log.get(at), written, "it happens otherwise"));
  }

  @Test
  void a_lost_event_is_found() {
    List<SessionEvent> log = new ArrayList<>(played());
    log.removeIf(TextShown.class::isInstance);
    Divergence found = Replay.proof(log, compiled(table("{{ sum }}")), CHANCE);
    assertThat(Objects.requireNonNull(found).message()).isEqualTo("something else happens");
    assertThat(found.actual()).isInstanceOf(TextShown.class);
  }

  @Test
  void another_seed_gives_another_story() {
    Divergence found =
        Replay.proof(
            played(), compiled(table("{{ sum }}")), Chance.of(Seed.ofHex("cd".repeat(32))));
    assertThat(Objects.requireNonNull(found).sequence()).isZero();
  }

  @Test
  void a_version_that_changes_nothing_played_is_the_same() {
    GraphBuilder other = table("{{ sum }}").variable("luck", "int", 7).node("more", "say", "x");
    assertThat(Replay.on(compiled(other), compiled(table("{{ sum }}")), played(), CHANCE)).isNull();
  }

  @Test
  void tells_what_comes_of_another_first_value() {
    Divergence found = differs(table("{{ sum }}").variable("sum", "int", 5));
    assertThat(found.node()).isEqualTo("add");
    assertThat(found.expected()).isInstanceOf(VariablesWritten.class);
  }

  @Test
  void tells_where_another_version_parts_from_the_log() {
    Divergence found = differs(table("It is {{ sum }}."));
    assertThat(found.node()).isEqualTo("tell");
    assertThat(found.turn()).isZero();
    assertThat(found.expected()).isInstanceOf(TextShown.class);
    assertThat(found.actual()).isInstanceOf(TextShown.class);
  }

  @Test
  void tells_that_another_version_refuses_an_answer() {
    GraphBuilder other =
        graph().node("q", "ask", List.of(config("id", "rest"), config("id", "stop")));
    Divergence found = differs(other);
    assertThat(found.node()).as("%s", found).isEqualTo("q");
  }

  @Test
  void ends_where_an_outside_result_was_never_recorded() {
    Divergence found = differs(table("{{ sum }}", "good evening"));
    assertThat(found.node()).isEqualTo("away");
    assertThat(found.message()).contains("was never recorded");
    assertThat(found.actual()).isInstanceOf(EffectRequested.class);
  }
}
