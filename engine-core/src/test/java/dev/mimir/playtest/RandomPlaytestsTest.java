package dev.mimir.playtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.tiny.RandomDocuments;
import dev.mimir.tiny.Tiny;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for playtests of every graph; the seed that failed is the argument of the failed
/// test.
class RandomPlaytestsTest {
  private static final Outside ECHO = (_, _) -> Map.of("answer", "yes");

  static LongStream seeds() {
    return LongStream.range(0, 80);
  }

  private static Plan plan(long seed) {
    int players = 1 + (int) (seed % 2);
    return new Plan(30, seed % 3 == 0 ? Strategy.RANDOM : Strategy.COVERAGE, seed, 40, players);
  }

  private static PlaytestReport played(Graph graph, long seed) {
    return Playtest.of(graph, plan(seed), ECHO, () -> false, () -> false);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reports_the_same_again_and_its_paths_lead_where_they_say(long seed) {
    Graph graph = Tiny.STAGE.graph(RandomDocuments.of(seed));
    PlaytestReport report = played(graph, seed);
    assertThat(played(graph, seed)).isEqualTo(report);
    assertThat(report.complete()).isTrue();
    report
        .endingPaths()
        .forEach(found ->
            assertThat(after(graph, seed, found.seed(), found.path()).ending())
                .isEqualTo(found.ending()));
    report
        .incidents()
        .forEach(found -> {
          Session session = after(graph, seed, found.seed(), found.path());
          IncidentRaised incident = Objects.requireNonNull(session.incident());
          assertThat(incident.code()).isEqualTo(found.code());
          assertThat(new Atlas(graph).id(incident.frame(), incident.node()))
              .isEqualTo(found.nodeId());
        });
    report.frontier().forEach(found -> after(graph, seed, found.seed(), found.path()));
    report
        .stuck()
        .forEach(
            found -> assertThat(after(graph, seed, found.seed(), found.path()).ending()).isNull());
  }

  /// The state after all steps of a path, none of which was passed over.
  private static Session after(Graph graph, long seed, String session, List<PlayedStep> path) {
    Table table = Table.of(new Atlas(graph), plan(seed), ECHO, Watch.NONE);
    Run run =
        Replay.until(at -> at.trail().length() == path.size(), Seed.ofHex(session), path, table);
    Run done = Objects.requireNonNull(run, () -> "not all of " + path + " could be done");
    assertThat(done.trail().steps()).isEqualTo(path);
    return done.session();
  }
}
