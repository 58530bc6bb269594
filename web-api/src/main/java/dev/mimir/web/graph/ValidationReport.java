package dev.mimir.web.graph;

import dev.mimir.engine.Graphs.Report;
import dev.mimir.graph.Problem;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Fault;
import java.util.List;

/// What there is to say of a document.
public record ValidationReport(boolean valid, List<Fault> errors, List<Fault> warnings) {

  public static ValidationReport of(Report report) {
    return new ValidationReport(report.valid(), faults(report.errors()), faults(report.warnings()));
  }

  /// The same as a refusal to publish.
  public ApiException refusal() {
    boolean malformed =
        errors.stream().allMatch(fault -> fault.code().equals(ErrorCode.MALFORMED_JSON.name()));
    return malformed
        ? new ApiException(ErrorCode.MALFORMED_JSON, errors.getFirst().message(), errors, warnings)
        : new ApiException(ErrorCode.GRAPH_INVALID, summary(), errors, warnings);
  }

  private String summary() {
    return errors.size() == 1
        ? "The graph has an error: " + errors.getFirst().message()
        : "The graph has " + errors.size() + " errors.";
  }

  private static List<Fault> faults(List<Problem> problems) {
    return problems.stream().map(Fault::of).toList();
  }
}
