package dev.mimir.nodes.llm;

import dev.mimir.node.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the config of a node that asks models can say of how they are asked. Null where it says
/// nothing.
public interface ModelOptions {

  /// Name or id of a model configuration or route.
  @Nullable String provider();

  /// Name of a model, in place of the configuration's.
  @Nullable String model();

  @Nullable Double temperature();

  /// The longest answer.
  @Nullable Integer maxTokens();

  /// Names of the tools that the model may call.
  @Nullable List<String> tools();

  /// Answers by pattern, while no model is configured.
  @Nullable Map<String, Object> script();

  /// How long the node waits for an answer, further attempts included.
  @Nullable Duration timeout();

  @Nullable Retry retry();
}
