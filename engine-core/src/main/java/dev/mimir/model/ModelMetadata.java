package dev.mimir.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a configuration's metadata that have a meaning; all of them may be left out:
///
/// - `prices`: by model, `*` for any other: `{"input": n, "output": n}`, see {@link Price}
/// - `timeout_ms`: the longest that one attempt may take; 60,000
/// - `idle_timeout_ms`: the longest without a sign of life; 30,000
/// - `structured`: how a JSON schema is asked for: `schema` (the provider enforces it, the
///   default), `json` (the provider answers JSON, the schema stands in the prompt), `prompt` (only
///   there)
public final class ModelMetadata {
  static final Bounded TIMEOUT = new Bounded("timeout_ms", 60_000, 10, 3_600_000);
  static final Bounded IDLE_TIMEOUT = new Bounded("idle_timeout_ms", 30_000, 10, 3_600_000);
  private static final long DEAREST = 10_000_000_000L;
  private static final List<String> STRUCTURED = List.of("schema", "json", "prompt");

  private ModelMetadata() {}

  /// A duration in milliseconds.
  record Bounded(String name, long usual, long least, long most) {
    Duration of(Map<String, Object> metadata) {
      return Duration.ofMillis(metadata.get(name) instanceof Long given ? given : usual);
    }

    void check(Map<String, Object> metadata, List<Problem> problems) {
      Object given = metadata.getOrDefault(name, usual);
      if (!(given instanceof Long value) || value < least || value > most) {
        problems.add(
            problem(name, "Has to be a whole number from %d to %d.".formatted(least, most)));
      }
    }
  }

  /// How a JSON schema is asked for.
  public static String structured(Map<String, Object> metadata) {
    return metadata.getOrDefault("structured", "schema").toString();
  }

  static Price price(Map<String, Object> metadata, String model) {
    if (!(metadata.get("prices") instanceof Map<?, ?> prices)) {
      return Price.FREE;
    }
    Object found = prices.containsKey(model) ? prices.get(model) : prices.get("*");
    return found instanceof Map<?, ?> price
        ? new Price(amount(price.get("input")), amount(price.get("output")))
        : Price.FREE;
  }

  static List<Problem> problems(Map<String, Object> metadata) {
    List<Problem> problems = new ArrayList<>();
    TIMEOUT.check(metadata, problems);
    IDLE_TIMEOUT.check(metadata, problems);
    if (!STRUCTURED.contains(structured(metadata))) {
      problems.add(problem("structured", "Has to be schema, json or prompt."));
    }
    switch (metadata.getOrDefault("prices", Map.of())) {
      case Map<?, ?> prices -> prices.forEach((model, price) -> check(model, price, problems));
      default -> problems.add(problem("prices", "Has to be an object with a member per model."));
    }
    return problems;
  }

  private static void check(Object model, Object price, List<Problem> problems) {
    boolean fits =
        price instanceof Map<?, ?> parts
            && parts.keySet().stream()
                .allMatch(part -> "input".equals(part) || "output".equals(part))
            && parts.values().stream().allMatch(ModelMetadata::isAmount);
    if (!fits) {
      problems.add(
          problem(
              "prices/" + model,
              "Has to be {\"input\": n, \"output\": n} with whole numbers from 0 to %d: millionths per million tokens."
                  .formatted(DEAREST)));
    }
  }

  private static boolean isAmount(Object value) {
    return value instanceof Long amount && amount >= 0 && amount <= DEAREST;
  }

  private static long amount(@Nullable Object value) {
    return value instanceof Long amount ? amount : 0;
  }

  private static Problem problem(String name, String message) {
    return new Problem("/metadata/" + name, message);
  }
}
