package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what there is to say of a graph: all of it, up to the first {@link #LIMIT}.
public final class Problems {
  public static final int LIMIT = 1_000;

  /// Characters of a message.
  private static final int MAX_MESSAGE = 1_000;

  /// Characters of all paths and messages.
  private static final int MAX_TOTAL = 1_000_000;

  private final List<Problem> list = new ArrayList<>();
  private boolean errors;
  private int total;

  public void add(ProblemCode code, Pointer at, @Nullable String node, String message) {
    if (full()) {
      errors |= code.severity() == ProblemCode.Severity.ERROR;
      return;
    }
    add(new Problem(code, at.toString(), node, message, null, null));
  }

  public void add(Problem problem) {
    errors |= problem.isError();
    if (!full()) {
      Problem kept = shortened(problem);
      total += kept.path().length() + kept.message().length();
      list.add(kept);
    }
  }

  private static Problem shortened(Problem problem) {
    return problem.message().length() <= MAX_MESSAGE
        ? problem
        : new Problem(
            problem.code(),
            problem.path(),
            problem.nodeId(),
            problem.message().substring(0, MAX_MESSAGE - 1) + "…",
            problem.line(),
            problem.column());
  }

  /// Whether an error was found.
  public boolean hasErrors() {
    return errors;
  }

  /// Whether more would not be kept.
  public boolean full() {
    return list.size() >= LIMIT || total > MAX_TOTAL;
  }

  public List<Problem> errors() {
    return list.stream().filter(Problem::isError).toList();
  }

  public List<Problem> warnings() {
    return list.stream().filter(problem -> !problem.isError()).toList();
  }
}
