package dev.mimir.axon.effect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts the calls of models, from what the attempts at effects tell of them. Models beyond the
/// first {@link #MODELS} are counted together, as `other`.
final class ModelCounts {
  private static final int MODELS = 100;
  private static final String OTHER = "other";

  private record Model(String provider, String name) {}

  private final class Meters {
    private final Model model;
    private final Counter tokensIn;
    private final Counter tokensOut;
    private final Counter cost;
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();

    private Meters(Model model) {
      this.model = model;
      this.tokensIn = tokens("in");
      this.tokensOut = tokens("out");
      this.cost =
          counter("mimir.model.cost", "What calls of models cost, in millionths of the currency")
              .baseUnit("micros")
              .register(registry);
    }

    private Counter tokens(String direction) {
      return counter("mimir.model.tokens", "Tokens that models took in and put out")
          .tag("direction", direction)
          .register(registry);
    }

    private Counter.Builder counter(String name, String description) {
      return Counter.builder(name)
          .description(description)
          .tag("provider", model.provider)
          .tag("model", model.name);
    }

    private Timer calls(String outcome) {
      return calls.computeIfAbsent(
          outcome,
          _ ->
              Timer.builder("mimir.model.calls")
                  .description("Calls of models, by what came of them")
                  .tag("provider", model.provider)
                  .tag("model", model.name)
                  .tag("outcome", outcome)
                  .register(registry));
    }
  }

  private final MeterRegistry registry;
  private final Map<Model, Meters> models = new ConcurrentHashMap<>();

  ModelCounts(MeterRegistry registry) {
    this.registry = registry;
  }

  /// @param attempts as in {@link dev.mimir.effect.EffectResult}; others than at models are passed
  ///   over
  void tried(List<Map<String, Object>> attempts) {
    for (Map<String, Object> attempt : attempts) {
      if (attempt.get("provider") instanceof String provider
          && attempt.get("model") instanceof String model) {
        tried(meters(new Model(provider, model)), attempt);
      }
    }
  }

  private static void tried(Meters meters, Map<String, Object> attempt) {
    String outcome =
        attempt.get("error_code") instanceof String code ? code.toLowerCase(Locale.ROOT) : "done";
    meters.calls(outcome).record((long) number(attempt, "latency_ms"), TimeUnit.MILLISECONDS);
    meters.tokensIn.increment(number(attempt, "tokens_in"));
    meters.tokensOut.increment(number(attempt, "tokens_out"));
    meters.cost.increment(number(attempt, "cost_micros"));
  }

  private Meters meters(Model model) {
    Meters known = models.get(model);
    if (known != null) {
      return known;
    }
    Model counted = models.size() < MODELS ? model : new Model(model.provider, OTHER);
    return models.computeIfAbsent(counted, Meters::new);
  }

  private static double number(Map<String, Object> attempt, String member) {
    return attempt.get(member) instanceof Number number ? number.doubleValue() : 0;
  }
}
