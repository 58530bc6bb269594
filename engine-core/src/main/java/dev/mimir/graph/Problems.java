package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what there is to say of a graph: all of it, up to the first {@link #LIMIT}.
public final class Problems {
  public static final int LIMIT = 1_000;

  private final List<Problem> list = new ArrayList<>();
  private boolean errors;

  public void add(ProblemCode code, Pointer at, @Nullable String node, String message) {
    add(new Problem(code, at.toString(), node, message, null, null));
  }

  public void add(Problem problem) {
    errors |= problem.isError();
    if (list.size() < LIMIT) {
      list.add(problem);
    }
  }

  /// Whether an error was found.
  public boolean hasErrors() {
    return errors;
  }

  /// Whether more would not be kept.
  public boolean full() {
    return list.size() >= LIMIT;
  }

  public List<Problem> errors() {
    return list.stream().filter(Problem::isError).toList();
  }

  public List<Problem> warnings() {
    return list.stream().filter(problem -> !problem.isError()).toList();
  }
}
