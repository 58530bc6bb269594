package dev.mimir.tool;

import dev.mimir.effect.EffectException;
import java.util.Map;

/// Calls a tool outside of any session.
public interface ToolTrial {

  /// Calls a custom tool once.
  ///
  /// @return what it gave
  /// @throws EffectException when it failed
  Map<String, Object> call(String tenant, String name, Map<String, Object> arguments)
      throws EffectException, InterruptedException;
}
