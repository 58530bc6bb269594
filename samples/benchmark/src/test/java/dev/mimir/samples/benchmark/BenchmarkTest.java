package dev.mimir.samples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Whether the benchmark works; what it measures here means nothing.
class BenchmarkTest {

  @Test
  void enters_six_nodes_with_every_answer() {
    Player player = new Player(Game.sixNodes());
    player.play();
    for (int turn = 0; turn < 50; turn++) {
      assertThat(player.play()).isEqualTo(Game.NODES);
    }
  }

  @Test
  void plays_the_dungeon_over_and_over() {
    Player player = new Player(Game.resource("/games/dungeon.json"));
    for (int turn = 0; turn < 500; turn++) {
      assertThat(player.play()).isPositive();
    }
  }

  @Test
  void prints_a_table_of_all_that_runs_in_one_jvm() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Options options =
        Options.of("seconds=0.05", "warmup=0", "clients=2", "only=raw,engine,projections,lag");
    Main.run(options, new Report(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("raw: insert + commit", "engine, projections on", "100%", "transcript");
  }

  @Test
  void names_its_options_when_it_is_given_another() {
    assertThatThrownBy(() -> Options.of("speed=11"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seconds=");
  }
}
