package dev.mimir.node;

import dev.mimir.expression.Type;
import java.util.Map;

/// Names a fragment of the graph, written `#name`.
///
/// @param name without `#`
/// @param inputs that the fragment takes, by name
public record FragmentName(String name, Map<String, Type> inputs) {
  public FragmentName {
    inputs = Map.copyOf(inputs);
  }
}
