package dev.mimir.samples.benchmark;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/// Prints what was measured, line by line, with its ratio to the raw limit.
final class Report {
  private final PrintStream out;
  private final Map<Integer, Measured> raw = new HashMap<>();
  private boolean headed;

  Report(PrintStream out) {
    this.out = out;
  }

  /// The limit against which loads with as many clients are compared.
  void raw(int clients, Measured measured) {
    raw.put(clients, measured);
    load("raw: insert + commit", clients, measured);
  }

  void load(String name, int clients, Measured measured) {
    if (!headed) {
      headed = true;
      line(
          "%-26s %7s %9s %7s %11s %8s %8s %8s"
              .formatted(
                  "a turn = six nodes",
                  "clients",
                  "turns/s",
                  "of raw",
                  "CPU ms/turn",
                  "p50 ms",
                  "p99 ms",
                  "of raw"));
    }
    Measured limit = raw.get(clients);
    line(
        "%-26s %7d %9.0f %7s %11.3f %8.2f %8.2f %8s"
            .formatted(
                name,
                clients,
                measured.rate(),
                limit == null ? "" : "%.0f%%".formatted(100 * measured.rate() / limit.rate()),
                measured.cpuMillis(),
                measured.p50(),
                measured.p99(),
                limit == null ? "" : "%.1fx".formatted(measured.p99() / limit.p99())));
  }

  void line(String text) {
    out.println(text);
  }
}
