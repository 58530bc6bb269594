package dev.mimir.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Something to say of a graph.
///
/// @param path JSON pointer into the document as it was uploaded
/// @param nodeId the node it is about; null where there is none
/// @param message what is wrong and what to do
/// @param line within the expression or template, from 1; null elsewhere
/// @param column likewise
public record Problem(
    ProblemCode code,
    String path,
    @Nullable String nodeId,
    String message,
    @Nullable Integer line,
    @Nullable Integer column) {

  /// `error` or `warning`.
  @JsonProperty("severity")
  public String severity() {
    return isError() ? "error" : "warning";
  }

  public boolean isError() {
    return code.severity() == ProblemCode.Severity.ERROR;
  }
}
