package dev.mimir.node;

import java.util.List;

/// Values for variables of the caller, from expressions that see what the called fragment sees.
public record CalleeAssignments(List<Assignments.Assignment> list) {
  public CalleeAssignments {
    list = List.copyOf(list);
  }
}
