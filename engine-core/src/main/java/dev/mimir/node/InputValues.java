package dev.mimir.node;

import java.util.List;

/// Values for the inputs of the called fragment; their names and types fit.
public record InputValues(List<Assignments.Assignment> list) {
  public InputValues {
    list = List.copyOf(list);
  }
}
