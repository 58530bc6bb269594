package dev.mimir.samples.benchmark;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmark of the interpreter alone, in a JVM of its own.
record Interpreters(Options options, Report report) {

  void run() throws RunnerException {
    var time = TimeValue.milliseconds(Math.max(1000, (long) (options.seconds() * 250)));
    var jmh =
        new OptionsBuilder()
            .include(InterpreterSpeed.class.getName())
            .verbosity(VerboseMode.SILENT)
            .warmupTime(time)
            .measurementTime(time)
            .build();
    Collection<RunResult> results = new Runner(jmh).run();
    for (RunResult result : results) {
      report.line(
          "interpreter alone, %s: %,.0f nodes/s, %,.0f turns/s"
              .formatted(
                  result.getParams().getParam("game"),
                  Objects.requireNonNull(result.getSecondaryResults().get("nodes")).getScore(),
                  result.getPrimaryResult().getScore()));
    }
  }
}
