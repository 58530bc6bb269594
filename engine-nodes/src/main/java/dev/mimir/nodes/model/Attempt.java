package dev.mimir.nodes.model;

import dev.mimir.model.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One try at a configured provider.
///
/// @param reply null when it failed before there was one
/// @param json what the reply says, when it had to fit a schema; null when it had not
/// @param failure null when it worked
record Attempt(
    ModelConfig config,
    String model,
    long latencyMs,
    @Nullable ChatReply reply,
    @Nullable Object json,
    @Nullable ChatException failure) {

  /// What the tokens cost, in micro-units.
  long cost() {
    return reply == null ? 0 : config.price(model).cost(reply.tokensIn(), reply.tokensOut());
  }

  /// For the log.
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("config_id", config.configId());
    map.put("provider", config.provider());
    map.put("model", model);
    if (failure != null) {
      map.put("error_code", failure.kind().name());
      map.put("message", failure.message());
    }
    map.put("latency_ms", latencyMs);
    map.put("tokens_in", reply == null ? 0L : reply.tokensIn());
    map.put("tokens_out", reply == null ? 0L : reply.tokensOut());
    map.put("cost_micros", cost());
    return map;
  }
}
