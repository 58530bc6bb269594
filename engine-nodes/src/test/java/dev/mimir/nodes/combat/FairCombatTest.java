package dev.mimir.nodes.combat;

import static dev.mimir.nodes.combat.Fights.fight;
import static dev.mimir.nodes.combat.Fights.one;
import static dev.mimir.nodes.combat.Fights.several;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Draw;
import dev.mimir.dice.Draws;
import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.node.NodeTypes;
import dev.mimir.scenario.Scenario;
import dev.mimir.scenario.Stage;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.Status;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairCombatTest {
  private static final Stage STAGE = new Stage(NodeTypes.discovered());

  private static Seed seed(int number) {
    return Seed.of(ByteBuffer.allocate(Seed.LENGTH).putInt(number).array());
  }

  @Test
  void no_draw_of_an_interactive_fight_repeats_and_each_can_be_computed_again() {
    Seed seed = seed(7);
    Scenario scenario =
        STAGE
            .given(fight(one("hero"), several("ogre", "2"), "\"mode\": \"interactive\""))
            .seeded(seed)
            .whenStarted();
    while (scenario.session().status() == Status.AWAITING_INPUT) {
      scenario =
          scenario.choosing(
              scenario.session().waits().getFirst().awaited().choices().getFirst().id());
    }
    int next = 0;
    for (Draw draw : draws(scenario)) {
      assertThat(draw.index()).isEqualTo(next++);
      assertThat(draw.face())
          .isEqualTo(Draws.of(seed).at("", 0, "", "it", 1, draw.index()).face(draw.sides()));
    }
    assertThat(next).isGreaterThan(6);
  }

  private static List<Draw> draws(Scenario scenario) {
    return scenario.events().stream()
        .filter(DiceRolled.class::isInstance)
        .flatMap(event -> ((DiceRolled) event).draws().stream())
        .toList();
  }

  /// Who is equal wins half of the time, less the advantage of attackers when both are as quick.
  @Test
  void equals_win_about_as_often_as_they_lose() {
    assertThat(victories(several("ogre", "1"), "{\"character\": \"twin\"}")).isBetween(430, 600);
  }

  @Test
  void two_beat_one_far_more_often_than_not() {
    assertThat(victories(several("ogre", "2"), "{\"character\": \"twin\"}")).isGreaterThan(850);
    assertThat(victories(several("ogre", "1"), several("twin", "2"))).isLessThan(150);
  }

  /// Of a thousand fights with the seeds 0 to 999.
  private static int victories(String attackers, String defenders) {
    String twin =
        "\"twin\": {\"combat\": {\"hp\": 30, \"ac\": 8, \"attacks\": [{\"name\": \"Club\", \"damage\": \"1d6\"}]}},";
    String ogre = twin.replace("twin", "ogre").replace("Club", "Fist");
    String document =
        fight(attackers, defenders, "")
            .replaceFirst("(?s)\"ogre\": .*?\"lurker\"", twin + ogre + "\"lurker\"");
    Graph graph = STAGE.graph(document);
    int victories = 0;
    for (int number = 0; number < 1_000; number++) {
      victories += "done".equals(played(graph, seed(number)).ending()) ? 1 : 0;
    }
    return victories;
  }

  private static Session played(Graph graph, Seed seed) {
    Start start = new Start(graph.id(), 1, graph.contentHash(), List.of(), Map.of(), null, "");
    Decision decision =
        Interpreter.decide(start, Session.NONE, graph, Chance.of(seed), Instant.EPOCH);
    return ((Decision.Accepted) decision).after();
  }
}
