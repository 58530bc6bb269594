package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// More turns than the server can play: they are sent at a rate, whatever becomes of those before,
/// and their times count from when they were due.
record Overload(Server server, Report report, Options options) {
  private static final int CLIENTS = 32;
  private static final int CONNECTIONS = 256;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final double[] PARTS = {0.5, 1, 2, 4};

  /// What came of one rate.
  ///
  /// @param accepted times of those that were played, from when they were due
  /// @param answered times of the same, from when they were sent
  private record Outcome(Latencies accepted, Latencies answered, long refused, double seconds) {
    double rate() {
      return accepted.size() / seconds;
    }
  }

  void run() throws Exception {
    double best = best();
    report.line("the most turns/s that %d clients get: %.0f".formatted(CLIENTS, best));
    List<Wire> wires = new ArrayList<>();
    List<byte[]> turns = new ArrayList<>();
    try {
      for (int n = 0; n < CONNECTIONS; n++) {
        Wire wire = new Wire(server.port());
        wires.add(wire);
        turns.add(HttpSession.start(wire).turn());
      }
      double half = Double.NaN;
      for (double part : PARTS) {
        Outcome outcome = at(part * best, wires, turns);
        server.awaitProjections();
        double p99 = outcome.accepted().millis(0.99);
        half = part == PARTS[0] ? p99 : half;
        report.line(
            "%3.1f times as many: %.0f accepted/s (%.0f%% of the most), %.0f refused/s, p50 %.1f ms, p99 %.1f ms (%.1f times that at half), from sending p99 %.1f ms"
                .formatted(
                    part,
                    outcome.rate(),
                    100 * outcome.rate() / best,
                    outcome.refused() / outcome.seconds(),
                    outcome.accepted().millis(0.5),
                    p99,
                    p99 / half,
                    outcome.answered().millis(0.99)));
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private double best() throws Exception {
    List<HttpTurns> players = new ArrayList<>();
    try {
      for (int n = 0; n < CLIENTS; n++) {
        players.add(new HttpTurns(server.port()));
      }
      Load load = new Load(options.seconds(), 10 * options.warmup(), server.cpu());
      return load.of(players, server::awaitProjections).rate();
    } finally {
      for (HttpTurns player : players) {
        player.close();
      }
    }
  }

  private Outcome at(double rate, List<Wire> wires, List<byte[]> turns) throws Exception {
    long gap = (long) (1e9 * wires.size() / rate);
    long begin = System.nanoTime() + gap;
    long end = begin + (long) (1e9 * options.seconds());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Sent>> sending = new ArrayList<>();
      for (int n = 0; n < wires.size(); n++) {
        Wire wire = wires.get(n);
        byte[] turn = turns.get(n);
        long first = begin + gap * n / wires.size();
        sending.add(threads.submit(() -> send(wire, turn, first, gap, end)));
      }
      List<Latencies> accepted = new ArrayList<>();
      List<Latencies> answered = new ArrayList<>();
      long refused = 0;
      for (Future<Sent> sent : sending) {
        accepted.add(sent.get().accepted());
        answered.add(sent.get().answered());
        refused += sent.get().refused();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Outcome(Latencies.sorted(accepted), Latencies.sorted(answered), refused, seconds);
    }
  }

  private record Sent(Latencies accepted, Latencies answered, long refused) {}

  /// One connection sends a turn whenever it is due, or as soon as the one before is answered.
  private static Sent send(Wire wire, byte[] turn, long first, long gap, long end)
      throws IOException {
    Latencies accepted = new Latencies();
    Latencies answered = new Latencies();
    long refused = 0;
    for (long due = first; due < end; due += gap) {
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      long sent = System.nanoTime();
      Wire.Answer answer = wire.send(turn);
      switch (answer.status()) {
        case OK -> {
          long now = System.nanoTime();
          accepted.add(now - due);
          answered.add(now - sent);
        }
        case UNAVAILABLE -> refused++;
        default -> throw new IOException(answer.status() + ": " + answer.body());
      }
    }
    return new Sent(accepted, answered, refused);
  }
}
