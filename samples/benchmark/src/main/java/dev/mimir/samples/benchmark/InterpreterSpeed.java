package dev.mimir.samples.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The interpreter alone, in memory and on one core. The counter `nodes` tells how many nodes a
/// second were entered.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class InterpreterSpeed {
  /// The document that is played.
  @Param({"/benchmark/six-nodes.json", "/games/dungeon.json"})
  public String game = "";

  private Player player = new Player(Game.sixNodes());

  /// What is counted beside the turns.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Entered {
    public long nodes;
  }

  @Setup
  public void compile() {
    player = new Player(Game.resource(game));
  }

  @Benchmark
  public int turn(Entered entered) {
    int nodes = player.play();
    entered.nodes += nodes;
    return nodes;
  }
}
