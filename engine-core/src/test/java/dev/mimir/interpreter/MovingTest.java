package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.Answer;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.Status;
import dev.mimir.session.Wait.Option;
import dev.mimir.shared.SharedReader;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operators do to sessions: move them to other versions, and change their variables.
class MovingTest {
  private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
  private static final Seed SEED = Seed.ofHex("ab".repeat(Seed.LENGTH));

  /// @param ask id of the node that asks
  private static GraphBuilder room(String ask, String choice) {
    return graph()
        .variable("hp", "int", 5)
        .node(ask, "ask", List.of(config("id", "hit"), config("id", choice)))
        .edge(ask, "hit", "hurt")
        .edge(ask, choice, "away")
        .node("hurt", "set", config("set", config("hp", "hp - 1")))
        .edge("hurt", ask)
        .node("away", "outside", "hello")
        .edge("away", ask);
  }

  private static Graph compiled(GraphBuilder graph) {
    return Tiny.STAGE.graph(graph.json());
  }

  private static final Graph FROM = compiled(room("q", "out"));

  private static Scenario begun() {
    return given(room("q", "out")).seeded(SEED).whenStarted();
  }

  private static Decision moved(Scenario before, Graph to, Map<String, String> nodes) {
    return moved(before, new Move(2, to.contentHash(), nodes, "mended"), to);
  }

  private static Decision moved(Scenario before, Move move, Graph to) {
    return Moving.move(
        move, before.session(), FROM, to, Chance.of(SEED), LATER, SharedReader.NOTHING);
  }

  @Test
  void what_waits_is_asked_again_as_the_other_version_asks_it() {
    Graph to = compiled(room("q", "leave"));
    var moved = (Decision.Accepted) moved(begun().choosing("hit"), to, Map.of());
    Session after = moved.after();
    assertThat(after.status()).isEqualTo(Status.AWAITING_INPUT);
    assertThat(after.begun().graphVersion()).isEqualTo(2);
    assertThat(after.waits())
        .singleElement()
        .satisfies(wait ->
            assertThat(wait.awaited().choices())
                .extracting(Option::id)
                .containsExactly("hit", "leave"));
    assertThat(after.world().variables()).containsEntry("hp", 4L);
    assertThat(Session.of(whole(begun().choosing("hit"), moved))).isEqualTo(after);
  }

  private static List<SessionEvent> whole(Scenario before, Decision.Accepted moved) {
    List<SessionEvent> all = new ArrayList<>(before.events());
    all.addAll(moved.events());
    return all;
  }

  @Test
  void a_node_that_has_another_id_there_is_mapped() {
    Graph to = compiled(room("question", "out"));
    assertThat(Moving.stranded(new Move(2, "x", Map.of(), null), begun().session(), FROM, to))
        .containsExactly(
            new Stranded("q", "the other version has no node 'q', where the session stands"));
    var moved = (Decision.Accepted) moved(begun(), to, Map.of("q", "question"));
    assertThat(moved.after().waits().getFirst().node()).isEqualTo("question");
  }

  @Test
  void a_session_that_plays_another_version_than_was_meant_stays_where_it_is() {
    Graph to = compiled(room("q", "leave"));
    assertThat(moved(begun(), new Move(2, "x", Map.of(), null, 1), to))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(moved(begun(), new Move(2, "x", Map.of(), null, 7), to))
        .isEqualTo(Decision.notPossible("the session plays version 1 by now"));
  }

  @Test
  void an_effect_under_way_is_cancelled_and_asked_for_again() {
    Graph to = compiled(room("q", "out"));
    var moved = (Decision.Accepted) moved(begun().choosing("out"), to, Map.of());
    assertThat(moved.after().status()).isEqualTo(Status.WORKING);
    assertThat(moved.events().stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly("SessionMigrated", "WaitCancelled", "EffectRequested");
  }

  @Test
  void the_log_of_a_session_that_was_moved_proves_itself() {
    Graph to = compiled(room("question", "out"));
    Scenario before = begun().choosing("hit");
    var moved = (Decision.Accepted) moved(before, to, Map.of("q", "question"));
    List<SessionEvent> log = whole(before, moved);
    Input hit = new Input(null, Answer.choice("hit"), null, null);
    var after =
        (Decision.Accepted)
            Interpreter.decide(hit, moved.after(), to, Chance.of(SEED), LATER.plusSeconds(1));
    log.addAll(after.events());
    assertThat(Replay.proof(log, FROM, Chance.of(SEED), _ -> to)).isNull();
    assertThat(Replay.on(compiled(room("q", "out")), FROM, log, Chance.of(SEED))).isNull();
  }

  @Test
  void variables_are_amended_within_their_types() {
    begun()
        .commanding(new Amend(Map.of("hp", 9L), "a gift"))
        .thenVariable("hp", 9)
        .choosing("hit")
        .thenVariable("hp", 8);
    assertThat(begun().commanding(new Amend(Map.of("hp", "many"), null)).decision())
        .isInstanceOf(Decision.Rejected.class);
    assertThat(begun().commanding(new Amend(Map.of("mp", 1L), null)).decision())
        .isInstanceOf(Decision.Rejected.class);
  }
}
