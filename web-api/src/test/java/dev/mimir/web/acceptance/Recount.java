package dev.mimir.web.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Counts by hand, from the logs alone, what analysts are told of a game. Each number stands under
/// words that say what it is, e.g. `node /cellar entered`.
public final class Recount {
  private final Map<String, Long> numbers = new TreeMap<>();
  private final Map<String, List<Double>> visits = new TreeMap<>();

  /// One session while its log is read.
  private static final class Reading {
    private final Map<String, String> fragments = new HashMap<>(Map.of("", ""));
    private final Map<Long, String> open = new HashMap<>();
    private final Map<String, Instant> entered = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private String last = "";

    String node(JsonNode facts) {
      String frame = facts.path("frame").stringValue();
      return Objects.requireNonNull(fragments.get(frame), frame)
          + "/"
          + facts.path("node").stringValue();
    }
  }

  public Map<String, Long> numbers() {
    Map<String, Long> all = new TreeMap<>(numbers);
    visits.forEach((node, millis) -> {
      all.put("node " + node + " timed", (long) millis.size());
      all.put("node " + node + " median", Math.round(100 * percentile(millis, 0.5)));
      all.put("node " + node + " p95", Math.round(100 * percentile(millis, 0.95)));
    });
    all.values().removeIf(n -> n == 0);
    return all;
  }

  public Recount read(List<JsonNode> log) {
    Reading reading = new Reading();
    log.forEach(event -> read(event, reading));
    reading.open.values().forEach(node -> count("node " + node + " waiting", 1));
    reading.reached.forEach(node -> count("funnel " + node + " reached", 1));
    count("funnel " + reading.last + " stopped", 1);
    return this;
  }

  private void count(String what, long n) {
    numbers.merge(what, n, Long::sum);
  }

  private void read(JsonNode event, Reading reading) {
    JsonNode facts = event.path("payload");
    long sequence = event.path("sequence").longValue();
    Instant at = Instant.parse(event.path("timestamp").stringValue());
    switch (event.path("type").stringValue()) {
      case "NodeEntered" -> {
        String node = reading.node(facts);
        count("node " + node + " entered", 1);
        reading.entered.put(facts.path("frame").stringValue() + " " + node, at);
        reading.reached.add(node);
        reading.last = node;
      }
      case "NodeLeft" -> {
        String node = reading.node(facts);
        count("node " + node + " left by " + facts.path("port").stringValue(), 1);
        Instant since = reading.entered.remove(facts.path("frame").stringValue() + " " + node);
        if (since != null) {
          visits
              .computeIfAbsent(node, _ -> new ArrayList<>())
              .add(Duration.between(since, at).toNanos() / 1e6);
        }
      }
      case "WaitOpened", "EffectRequested" -> reading.open.put(sequence, reading.node(facts));
      case "WaitExpired", "WaitCancelled", "WaitSettled", "EffectCompleted", "EffectFailed" ->
          reading.open.remove(facts.path("wait_id").longValue());
      case "InputReceived" -> {
        reading.open.remove(facts.path("wait_id").longValue());
        JsonNode choice = facts.path("answer").path("choice");
        if (choice.isString()) {
          count("choice " + reading.node(facts) + " " + choice.stringValue(), 1);
        }
      }
      case "CallStarted" -> {
        String graph = facts.path("graph").stringValue();
        reading.fragments.put(inside(facts), graph.replaceFirst("^#", ""));
      }
      case "BranchesStarted" ->
          facts
              .path("branches")
              .forEach(branch ->
                  reading.fragments.put(
                      inside(facts) + ":" + branch.path("name").stringValue(),
                      branch.path("graph").stringValue().replaceFirst("^#", "")));
      case "SessionRestored" -> reading.entered.clear();
      case "SessionEnded" -> {
        count("node " + reading.node(facts) + " ended", 1);
        count("ending " + facts.path("ending").stringValue(), 1);
        reading.open.clear();
      }
      default -> {}
    }
  }

  private static String inside(JsonNode facts) {
    String frame = facts.path("frame").stringValue();
    String node = facts.path("node").stringValue();
    return frame.isEmpty() ? node : frame + "/" + node;
  }

  /// As `docs/analytics.md` declares the buckets and what a percentile is.
  private static double percentile(List<Double> millis, double share) {
    TreeMap<Integer, Integer> buckets = new TreeMap<>();
    for (double one : millis) {
      int bucket = 0;
      while (one >= Math.pow(2, bucket / 4.0)) {
        bucket++;
      }
      buckets.merge(bucket, 1, Integer::sum);
    }
    double wanted = share * millis.size();
    double below = 0;
    for (Map.Entry<Integer, Integer> bucket : buckets.entrySet()) {
      if (below + bucket.getValue() >= wanted) {
        double from = bucket.getKey() == 0 ? 0 : Math.pow(2, (bucket.getKey() - 1) / 4.0);
        double to = Math.pow(2, bucket.getKey() / 4.0);
        return from + (to - from) * (wanted - below) / bucket.getValue();
      }
      below += bucket.getValue();
    }
    throw new IllegalArgumentException("nothing was timed");
  }

  /// The same numbers as the server tells them.
  public static Map<String, Long> told(Client client, String graph) throws java.io.IOException {
    Map<String, Long> told = new TreeMap<>();
    String path = "/api/v2/analytics/graphs/" + graph;
    for (JsonNode item : client.get(path + "/nodes").expect(200).data().path("items")) {
      String node = "node " + node(item);
      told.put(node + " entered", item.path("entered").longValue());
      told.put(node + " waiting", item.path("waiting").longValue());
      told.put(node + " ended", item.path("ended").longValue());
      item.path("left")
          .properties()
          .forEach(
              port -> told.put(node + " left by " + port.getKey(), port.getValue().longValue()));
      JsonNode time = item.path("time_spent");
      if (time.isObject()) {
        told.put(node + " timed", time.path("visits").longValue());
        told.put(node + " median", Math.round(100 * time.path("p50_ms").doubleValue()));
        told.put(node + " p95", Math.round(100 * time.path("p95_ms").doubleValue()));
      }
    }
    for (JsonNode item : client.get(path + "/funnel").expect(200).data().path("items")) {
      told.put("funnel " + node(item) + " reached", item.path("reached").longValue());
      told.put("funnel " + node(item) + " stopped", item.path("stopped").longValue());
    }
    for (JsonNode item : client.get(path + "/choices").expect(200).data().path("items")) {
      told.put(
          "choice " + node(item) + " " + item.path("choice_id").stringValue(),
          item.path("count").longValue());
    }
    for (JsonNode item : client.get(path + "/endings").expect(200).data().path("items")) {
      told.put("ending " + item.path("ending").stringValue(), item.path("count").longValue());
    }
    told.values().removeIf(n -> n == 0);
    return told;
  }

  private static String node(JsonNode item) {
    return item.path("fragment").asString("") + "/" + item.path("node_id").stringValue();
  }
}
