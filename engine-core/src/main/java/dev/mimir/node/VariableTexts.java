package dev.mimir.node;

import java.util.List;

/// Variables that may be written, each with a text about it, in the order written.
public record VariableTexts(List<About> list) {
  public VariableTexts {
    list = List.copyOf(list);
  }

  /// A variable and what is said about it.
  public record About(VariableName variable, String text) {}
}
