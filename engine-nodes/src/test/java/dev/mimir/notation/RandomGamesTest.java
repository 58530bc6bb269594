package dev.mimir.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.node.NodeTypes;
import dev.mimir.scenario.RandomPlayer;
import dev.mimir.scenario.Stage;
import dev.mimir.session.SessionEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every game; the seed that failed is the argument of the failed test.
class RandomGamesTest {
  private static final Stage STAGE = new Stage(NodeTypes.discovered());

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void both_notations_play_the_same_and_can_be_replayed(long seed) {
    Graph graph = STAGE.graph(RandomGames.of(seed));
    Graph again = STAGE.graph(graph.canonical().toString());
    assertThat(again.canonical()).isEqualTo(graph.canonical());
    assertThat(played(again, seed)).isEqualTo(played(graph, seed));
  }

  /// The log without its first event, which has the hash of the document.
  private static List<SessionEvent> played(Graph graph, long seed) {
    List<SessionEvent> log = RandomPlayer.play(graph, seed, 25);
    return log.subList(1, log.size());
  }
}
