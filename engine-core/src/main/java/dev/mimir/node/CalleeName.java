package dev.mimir.node;

import dev.mimir.expression.Type;
import java.util.Map;

/// Names what is called: a fragment of the graph, written `#name`, or another graph by its id.
///
/// @param name of the fragment without `#`; of another graph its id and pinned version,
///   `id@version`
/// @param inputs that it takes, by name
public record CalleeName(String name, Map<String, Type> inputs) {
  public CalleeName {
    inputs = Map.copyOf(inputs);
  }

  /// Whether it is another graph.
  public boolean ofOtherGraph() {
    return name.indexOf('@') >= 0;
  }
}
