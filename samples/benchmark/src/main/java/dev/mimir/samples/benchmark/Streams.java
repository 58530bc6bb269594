package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Opens many streams on one server, each of a session of its own, and measures what the server
/// keeps for each: the objects that live after a full collection, with the streams and without.
record Streams(Server server, Report report) {
  private static final int OPEN = 2_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String SOCKET =
      """
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """;

  void run() throws IOException, InterruptedException {
    server.publish(Game.sixNodes());
    try (Wire wire = new Wire(server.port())) {
      List<HttpSession> sessions = new ArrayList<>();
      for (int n = 0; n < OPEN; n++) {
        sessions.add(HttpSession.start(wire));
        wire.send(sessions.getLast().turn());
      }
      measure("Server-Sent Events", "/stream", "", sessions, 2, wire);
      measure("WebSocket", "/socket", SOCKET, sessions, 3, wire);
    }
  }

  /// @param waits that each session has opened
  private void measure(
      String kind, String path, String headers, List<HttpSession> sessions, int waits, Wire wire)
      throws IOException, InterruptedException {
    List<TurnStream> streams = new ArrayList<>();
    awaitNone(wire);
    long before = server.liveBytes();
    try {
      for (HttpSession session : sessions) {
        streams.add(new TurnStream(server.port(), session.path() + path, headers));
      }
      told(streams, waits);
      long idle = server.liveBytes();
      Latencies delays = new Latencies();
      for (int n = 0; n < OPEN; n++) {
        long began = System.nanoTime();
        wire.send(sessions.get(n).turn());
        streams.get(n).awaitTurn();
        delays.add(System.nanoTime() - began);
      }
      long busy = server.liveBytes();
      Latencies sorted = delays.sorted();
      report.line(
          "%,d streams over %s: %.1f KB of heap each, %.1f KB after a turn in each; a turn and its events p50 %.1f ms, p95 %.1f ms"
              .formatted(
                  OPEN,
                  kind,
                  each(before, idle),
                  each(before, busy),
                  sorted.millis(0.5),
                  sorted.millis(0.95)));
    } finally {
      for (TurnStream stream : streams) {
        stream.close();
      }
    }
  }

  private static void told(List<TurnStream> streams, int waits) throws IOException {
    for (TurnStream stream : streams) {
      for (int n = 0; n < waits; n++) {
        stream.awaitTurn();
      }
    }
  }

  /// The server notices that readers are gone when it next writes to them.
  private static void awaitNone(Wire wire) throws IOException {
    byte[] metrics = Wire.request("GET", "/actuator/prometheus", null);
    while (!wire.send(metrics).body().contains("\nmimir_streams_open 0.0\n")) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static double each(long before, long after) {
    return (after - before) / 1024.0 / OPEN;
  }
}
