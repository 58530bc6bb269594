package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the view of a session takes, and that of any point of its past, when its log is long.
record Past(Server server, Report report) {
  private static final long EVENTS = 100_000;
  private static final int TURNS = 200;
  private static final int WARMUP = 200;
  private static final int SAMPLES = 500;
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+),\"turn\"");

  void run() throws IOException {
    server.publish(Game.sixNodes());
    try (Wire wire = new Wire(server.port())) {
      HttpSession session = HttpSession.start(wire);
      long began = System.nanoTime();
      long last = grown(wire, session);
      report.line(
          "a session of %,d events, played in %.0f s"
              .formatted(last + 1, (System.nanoTime() - began) / 1e9));
      Random random = new Random(4);
      measure("its view", wire, () -> session.get(""));
      measure(
          "its view at a random point of its past",
          wire,
          () -> session.get("/state?at=" + random.nextLong(last + 1)));
    }
  }

  /// Plays until the log is long.
  ///
  /// @return the last sequence
  private static long grown(Wire wire, HttpSession session) throws IOException {
    byte[] turn = session.turn();
    long last = -1;
    while (last < EVENTS - 1) {
      for (int n = 0; n < TURNS; n++) {
        answer(wire, turn);
      }
      Matcher sequence = SEQUENCE.matcher(answer(wire, turn));
      if (!sequence.find()) {
        throw new IOException("a view without a sequence");
      }
      last = Long.parseLong(sequence.group(1));
    }
    return last;
  }

  private void measure(String what, Wire wire, Supplier<byte[]> request) throws IOException {
    long before = System.nanoTime();
    answer(wire, request.get());
    double first = (System.nanoTime() - before) / 1e6;
    for (int n = 0; n < WARMUP; n++) {
      answer(wire, request.get());
    }
    Latencies times = new Latencies();
    for (int n = 0; n < SAMPLES; n++) {
      byte[] next = request.get();
      long began = System.nanoTime();
      answer(wire, next);
      times.add(System.nanoTime() - began);
    }
    Latencies sorted = times.sorted();
    report.line(
        "%s: p50 %.1f ms, p95 %.1f ms, longest %.1f ms; the very first %.1f ms"
            .formatted(what, sorted.millis(0.5), sorted.millis(0.95), sorted.millis(1), first));
  }

  private static String answer(Wire wire, byte[] request) throws IOException {
    Wire.Answer answer = wire.send(request);
    if (answer.status() != 200) {
      throw new IOException(answer.status() + ": " + answer.body());
    }
    return answer.body();
  }
}
