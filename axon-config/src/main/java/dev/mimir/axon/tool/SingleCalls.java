package dev.mimir.axon.tool;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.tool.ToolTrial;
import java.util.Map;
import java.util.UUID;

/// Calls tools outside of any session.
record SingleCalls(EffectHandler caller) implements ToolTrial {

  @Override
  public Map<String, Object> call(String tenant, String name, Map<String, Object> arguments)
      throws EffectException, InterruptedException {
    EffectCall call =
        new EffectCall(
            tenant,
            "",
            "",
            "test:" + UUID.randomUUID(),
            1,
            Map.of("tool", name, "arguments", arguments),
            null,
            _ -> {});
    return caller.perform(call).value();
  }
}
