package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long after its request an effect is begun, when nothing else happens: in one session after
/// another a choice leads to a question to a model, the scripted one, whose answer ends it.
///
/// The server keeps the sum of these delays; what a session adds to it is its own.
record EffectDelays(Server server, Report report) {
  private static final int SESSIONS = 300;
  private static final Duration REST = Duration.ofMillis(30);
  private static final String SUM = "mimir_effects_delay_seconds_sum{kind=\"model\"} ";
  private static final Pattern ID = Pattern.compile("\"session_id\":\"([0-9a-f-]{36})\"");

  private static final byte[] START =
      Wire.request("POST", "/api/v2/sessions", "{\"graph_id\":\"one-effect\"}");
  private static final byte[] METRICS = Wire.request("GET", "/actuator/prometheus", null);

  /// @param warmup seconds before what counts
  void run(double warmup) throws IOException {
    server.publish(Game.resource("/benchmark/one-effect.json"));
    try (Wire wire = new Wire(server.port())) {
      long warm = System.nanoTime() + (long) (warmup * 1e9);
      do {
        ask(wire, begun(wire));
      } while (System.nanoTime() < warm);
      measure(wire);
    }
  }

  private void measure(Wire wire) throws IOException {
    Latencies delays = new Latencies();
    Latencies turns = new Latencies();
    for (int n = 0; n < SESSIONS; n++) {
      byte[] input = begun(wire);
      double before = sum(wire);
      LockSupport.parkNanos(REST.toNanos());
      long began = System.nanoTime();
      ask(wire, input);
      turns.add(System.nanoTime() - began);
      delays.add((long) ((sum(wire) - before) * 1e9));
    }
    print("effect at rest, from its request to the begin of its work", delays.sorted());
    print("a turn with it, from the choice to the model's answer", turns.sorted());
  }

  private void print(String what, Latencies sorted) {
    report.line(
        "%s: p50 %.1f ms, p95 %.1f ms".formatted(what, sorted.millis(0.5), sorted.millis(0.95)));
  }

  /// Starts a session.
  ///
  /// @return the input that asks the model
  private static byte[] begun(Wire wire) throws IOException {
    String body = wire.send(START).body();
    Matcher id = ID.matcher(body);
    if (!id.find()) {
      throw new IOException("no session was started: " + body);
    }
    String path = "/api/v2/sessions/" + id.group(1) + "/input";
    return Wire.request("POST", path, "{\"choice\":\"ask\"}");
  }

  private static void ask(Wire wire, byte[] input) throws IOException {
    Wire.Answer answer = wire.send(input);
    if (answer.status() != 200) {
      throw new IOException(answer.status() + ": " + answer.body());
    }
  }

  /// Seconds of all effects so far.
  private static double sum(Wire wire) throws IOException {
    String metrics = wire.send(METRICS).body();
    int at = metrics.indexOf(SUM);
    if (at < 0) {
      throw new IOException("the server does not tell how fast effects are begun");
    }
    return Double.parseDouble(metrics.substring(at + SUM.length(), metrics.indexOf('\n', at)));
  }
}
