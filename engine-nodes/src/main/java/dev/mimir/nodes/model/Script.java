package dev.mimir.nodes.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the scripted provider answers.
///
/// @param answers by pattern, in this order; a text, or a map with `text`, `tool_calls`, `then`
/// @param otherwise when no pattern fits; null for none
public record Script(Map<String, Object> answers, @Nullable String otherwise) {
  /// Nothing.
  public static final Script NONE = new Script(Map.of(), null);
}
