package dev.mimir.nodes.llm;

import dev.mimir.node.Effect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model answered in the end.
///
/// @param text empty when it said nothing
/// @param json the value that had to fit a schema; null when there was no schema
/// @param request that it answers, with the tool calls on the way
/// @param owner the player to whom it belongs; null when to nobody
public record Answer(
    String text, @Nullable Object json, Map<String, Object> request, @Nullable String owner) {

  static Answer of(Effect.Done done) {
    Object text = done.result().get("text");
    return new Answer(
        text == null ? "" : text.toString(),
        done.result().get("json"),
        done.request(),
        done.personalOf());
  }
}
