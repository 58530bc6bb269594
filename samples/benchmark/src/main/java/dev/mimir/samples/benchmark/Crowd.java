package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many sessions that go on, each with a turn, and many streams beside them: what the server keeps
/// in memory, in the heap that it ships with.
record Crowd(Server server, Report report) {
  private static final int SESSIONS = 100_000;
  private static final int STREAMS = 2_000;
  private static final int CLIENTS = 8;
  private static final int STEPS = 4;

  void run() throws Exception {
    server.publish(Game.sixNodes());
    tell("before any session");
    List<HttpSession> followed = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      followed.addAll(open(SESSIONS / STEPS));
      tell("%,d sessions that go on".formatted(step * SESSIONS / STEPS));
    }
    followed = followed.subList(0, STREAMS);
    List<TurnStream> streams = new ArrayList<>();
    try (Wire wire = new Wire(server.port())) {
      for (HttpSession session : followed) {
        streams.add(new TurnStream(server.port(), session.path() + "/stream", ""));
      }
      Latencies told = new Latencies();
      for (int n = 0; n < STREAMS; n++) {
        streams.get(n).awaitTurn();
        streams.get(n).awaitTurn();
      }
      tell("and %,d streams".formatted(STREAMS));
      for (int n = 0; n < STREAMS; n++) {
        long began = System.nanoTime();
        wire.send(followed.get(n).turn());
        streams.get(n).awaitTurn();
        told.add(System.nanoTime() - began);
      }
      tell("and a turn that each of these told");
      Latencies sorted = told.sorted();
      report.line(
          "such a turn and its events: p50 %.1f ms, p99 %.1f ms"
              .formatted(sorted.millis(0.5), sorted.millis(0.99)));
    } finally {
      for (TurnStream stream : streams) {
        stream.close();
      }
    }
  }

  /// Starts sessions and plays a turn in each; gives some of them.
  private List<HttpSession> open(int count) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      Callable<List<HttpSession>> opening = () -> openSome(count / CLIENTS);
      List<HttpSession> some = new ArrayList<>();
      for (Future<List<HttpSession>> opened :
          threads.invokeAll(Collections.nCopies(CLIENTS, opening))) {
        some.addAll(opened.get());
      }
      return some;
    }
  }

  private List<HttpSession> openSome(int count) throws IOException {
    List<HttpSession> some = new ArrayList<>();
    try (Wire wire = new Wire(server.port())) {
      for (int n = 0; n < count; n++) {
        HttpSession session = HttpSession.start(wire);
        Wire.Answer answer = wire.send(session.turn());
        if (answer.status() != 200) {
          throw new IOException(answer.status() + ": " + answer.body());
        }
        if (some.size() <= STREAMS / CLIENTS / STEPS) {
          some.add(session);
        }
      }
    }
    return some;
  }

  private void tell(String when) throws IOException, InterruptedException {
    server.awaitProjections();
    report.line(
        "%s: %.0f MB of objects, %.0f MB of memory"
            .formatted(when, server.liveBytes() / 1e6, server.residentMegabytes()));
  }
}
