package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Draw;
import dev.mimir.dice.Draws;
import dev.mimir.dice.Seed;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Frame;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawsOfVisitsTest {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  /// What was drawn at once.
  private record Drawn(String frame, String node, long visit, int epoch, List<Draw> draws) {}

  private static Scenario gambled() {
    return given(
            graph()
                .node("g", "gamble")
                .node("c", "call", "#den")
                .node("more", "ask", List.of(config("id", "yes"), config("id", "no")))
                .edge("g", "c")
                .edge("c", "more")
                .edge("more", "yes", "g")
                .edge("more", "no", "out")
                .fragment("den", graph().node("g", "gamble")))
        .seeded(SEED)
        .whenStarted()
        .choosing("again")
        .choosing("again")
        .choosing("stop")
        .choosing("again")
        .choosing("stop")
        .choosing("yes")
        .choosing("again")
        .choosing("stop")
        .choosing("stop")
        .choosing("no");
  }

  @Test
  void no_draw_repeats_over_the_turns_of_a_visit() {
    Map<String, Integer> next = new HashMap<>();
    for (Drawn drawn : drawn(gambled().events())) {
      String place = drawn.frame() + "|" + drawn.node() + "|" + drawn.visit();
      for (Draw draw : drawn.draws()) {
        assertThat(draw.index()).as(place).isEqualTo(next.merge(place, 1, Integer::sum) - 1);
      }
    }
    assertThat(next).isEqualTo(Map.of("|g|1", 9, "c|g|1", 6, "|g|2", 6, "c|g|2", 3));
  }

  @Test
  void each_face_is_the_one_that_the_seed_decides_for_its_number() {
    for (Drawn drawn : drawn(gambled().events())) {
      for (Draw draw : drawn.draws()) {
        int face =
            Draws.of(SEED)
                .at("", drawn.epoch(), drawn.frame(), drawn.node(), drawn.visit(), draw.index())
                .face(draw.sides());
        assertThat(draw.face()).as(drawn.toString()).isEqualTo(face);
      }
    }
  }

  @Test
  void the_numbers_begin_anew_after_a_restore() {
    SessionStarted started =
        new SessionStarted(
            "g", 1, "h", 1, List.of(Player.SOLE), Map.of(), "c", "", null, Instant.EPOCH, null);
    Session rolled =
        Session.NONE.on(started).on(new NodeEntered("", "a", 1)).on(roll(0)).on(roll(0));
    Frame before = rolled.world().frame("");
    assertThat(before.drawn("a", 0)).isEqualTo(2);
    assertThat(before.drawn("a", 1)).isZero();
    assertThat(rolled.on(roll(1)).world().frame("").drawn("a", 1)).isEqualTo(1);
    Session again = rolled.on(new NodeEntered("", "a", 2));
    assertThat(again.world().frame("").drawn("a", 0)).isZero();
  }

  private static DiceRolled roll(int epoch) {
    return new DiceRolled(
        "", "a", 1, epoch, "1d6", 3, List.of(), List.of(new Draw(0, 6, 3)), null, null);
  }

  private static List<Drawn> drawn(List<SessionEvent> events) {
    return events.stream()
        .<Drawn>mapMulti((event, add) -> {
          switch (event) {
            case DiceRolled e ->
                add.accept(new Drawn(e.frame(), e.node(), e.visit(), e.epoch(), e.draws()));
            case Picked e ->
                add.accept(new Drawn(e.frame(), e.node(), e.visit(), e.epoch(), e.draws()));
            default -> {}
          }
        })
        .toList();
  }
}
