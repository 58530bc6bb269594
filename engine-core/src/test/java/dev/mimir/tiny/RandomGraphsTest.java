package dev.mimir.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.scenario.RandomPlayer;
import dev.mimir.session.SessionEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every graph; the seed that failed is the argument of the failed test.
class RandomGraphsTest {
  static LongStream seeds() {
    return LongStream.range(0, 80);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void both_notations_say_the_same(long seed) {
    Graph graph = Tiny.STAGE.graph(RandomDocuments.of(seed));
    Graph again = Tiny.STAGE.graph(graph.canonical().toString());
    assertThat(again.canonical()).isEqualTo(graph.canonical());
    assertThat(played(again, seed)).isEqualTo(played(graph, seed));
  }

  /// The log without its first event, which has the hash of the document.
  private static List<SessionEvent> played(Graph graph, long seed) {
    List<SessionEvent> log = RandomPlayer.play(graph, seed, 20);
    return log.subList(1, log.size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_random_player_comes_to_rest_and_can_be_replayed(long seed) {
    Graph graph = Tiny.STAGE.graph(RandomDocuments.of(seed));
    assertThat(RandomPlayer.play(graph, seed + 1, 40)).isNotEmpty();
  }
}
