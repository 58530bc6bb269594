package dev.mimir.nodes.tool;

import dev.mimir.node.NodeContext;
import dev.mimir.tool.ToolSpec;
import java.util.Map;

/// A built-in tool. Implementations are found by `ServiceLoader`, keep no state and perform
/// nothing: they compute within the turn, and draw through the context alone, so that what they
/// draw is fair and recorded.
public interface Tool {

  /// What callers need to know of it. Called once.
  ToolSpec spec();

  /// Calls it.
  ///
  /// @param arguments fit the schema
  /// @return plain values; the one value that matters most, if there is one, as `value`
  /// @throws dev.mimir.node.NodeFailure when it cannot do what is asked
  Map<String, Object> run(Arguments arguments, NodeContext context);

  /// Whether some calls draw.
  default boolean draws() {
    return false;
  }
}
