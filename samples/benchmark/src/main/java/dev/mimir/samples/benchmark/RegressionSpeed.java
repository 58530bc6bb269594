package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a regression takes over many sessions, each played to its end over HTTP: on the version
/// that was played, and on a candidate whose last text is another, so that every session is decided
/// to its end and parts from its log there.
///
/// @param sessions how many are played
record RegressionSpeed(Server server, Report report, int sessions) {
  private static final String GAME = "three-turns";
  private static final String PATH = "/api/v2/graphs/" + GAME + "/regression";
  private static final int CLIENTS = 8;
  private static final int TURNS = 3;
  private static final int RUNS = 2;
  private static final Pattern ID = Pattern.compile("\"session_id\":\"([0-9a-f-]{36})\"");
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
  private static final byte[] START =
      Wire.request("POST", "/api/v2/sessions", "{\"graph_id\":\"" + GAME + "\"}");

  void run() throws Exception {
    byte[] document = Game.resource("/benchmark/three-turns.json");
    server.publish(document);
    long began = System.nanoTime();
    long events = play();
    server.awaitProjections();
    report.line(
        "regression: %,d sessions of %,d events in all, played in %.0f s"
            .formatted(sessions, events, since(began)));
    String candidate =
        new String(document, StandardCharsets.UTF_8).replace("That makes", "Together");
    measure("the same version", "\"to_version\":1", "identical", events);
    measure("one text changed", "\"candidate\":" + candidate, "diverged", events);
  }

  /// @return the events of all sessions
  private long play() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Long>> playing = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int some = (sessions + client) / CLIENTS;
        playing.add(threads.submit(() -> play(some)));
      }
      long events = 0;
      for (Future<Long> one : playing) {
        events += one.get();
      }
      return events;
    }
  }

  private long play(int some) throws IOException {
    long events = 0;
    try (Wire wire = new Wire(server.port())) {
      for (int n = 0; n < some; n++) {
        String id = found(ID, wire.send(START));
        byte[] input =
            Wire.request("POST", "/api/v2/sessions/" + id + "/input", "{\"choice\":\"on\"}");
        for (int turn = 1; turn < TURNS; turn++) {
          found(ID, wire.send(input));
        }
        events += 1 + Long.parseLong(found(SEQUENCE, wire.send(input)));
      }
    }
    return events;
  }

  private static String found(Pattern what, Wire.Answer answer) throws IOException {
    Matcher found = what.matcher(answer.body());
    if (answer.status() / 100 != 2 || !found.find()) {
      throw new IOException(answer.status() + ": " + answer.body());
    }
    return found.group(1);
  }

  private void measure(String on, String target, String outcome, long events) throws IOException {
    String body = "{\"from_version\":1,\"limit\":%d,%s}".formatted(sessions, target);
    byte[] request = Wire.request("POST", PATH, body);
    try (Wire wire = new Wire(server.port())) {
      for (int run = 0; run < RUNS; run++) {
        double cpu = server.cpu().millis();
        long began = System.nanoTime();
        String answer = wire.send(request).body();
        double took = since(began);
        cpu = server.cpu().millis() - cpu;
        if (!answer.contains("\"%s\":%d".formatted(outcome, sessions))) {
          throw new IOException("not all are " + outcome + ": " + answer);
        }
        report.line(
            "regression, %s: %.1f s (%.1f s of CPU), %,.0f sessions/s, %,.0f events/s"
                .formatted(on, took, cpu / 1e3, sessions / took, events / took));
      }
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
