package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.playtest.Plan;
import dev.mimir.playtest.Playtest;
import dev.mimir.playtest.PlaytestReport;
import dev.mimir.playtest.Strategy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The games that ship have no dead end and no incident that playtests would find.
class PlaytestsTest {
  private static final int RUNS = 300;

  static List<String> games() {
    return Games.ids();
  }

  @ParameterizedTest
  @MethodSource("games")
  void goes_on_to_an_ending_wherever_players_come_to(String game) {
    PlaytestReport report =
        Playtest.of(
            Games.graph(game),
            new Plan(RUNS, Strategy.COVERAGE, 1, 300, 1),
            (asking, effect) -> Outside.ALL.perform(asking, effect).value(),
            () -> false,
            () -> false);
    assertThat(report.incidents()).isEmpty();
    assertThat(report.stuck()).isEmpty();
    assertThat(report.loops()).isEmpty();
    assertThat(report.nodes().visited()).isGreaterThan(report.nodes().total() * 3 / 4);
  }
}
