package dev.mimir.web.http;

import dev.mimir.graph.Problem;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request.
///
/// @param path JSON pointer into the body, or the name of a parameter or header
/// @param severity `error` or `warning`, of a graph's problems
/// @param nodeId the node that it is about, of a graph's problems
/// @param line within an expression or template, from 1
/// @param column likewise
public record Fault(
    String code,
    String path,
    String message,
    @Nullable String severity,
    @Nullable String nodeId,
    @Nullable Integer line,
    @Nullable Integer column) {

  public static Fault of(Problem problem) {
    return new Fault(
        problem.code().name(),
        problem.path(),
        problem.message(),
        problem.severity(),
        problem.nodeId(),
        problem.line(),
        problem.column());
  }

  public static Fault of(ErrorCode code, String path, String message) {
    return new Fault(code.name(), path, message, null, null, null, null);
  }
}
