package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.Problem;
import dev.mimir.graph.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What publication says of a document.
public final class Report {
  private final List<Problem> all;

  Report(Compilation compilation) {
    this.all =
        Stream.concat(compilation.errors().stream(), compilation.warnings().stream()).toList();
  }

  /// A problem to expect.
  public record Finding(ProblemCode code, String path, @Nullable String node) {}

  public static Finding problem(ProblemCode code, String path) {
    return new Finding(code, path, null);
  }

  public static Finding problem(ProblemCode code, String path, String node) {
    return new Finding(code, path, node);
  }

  /// All problems, errors first.
  public List<Problem> all() {
    return all;
  }

  /// Every code, path and node, in the order reported, errors first.
  public Report isExactly(Finding... expected) {
    assertThat(findings()).as(toString()).containsExactly(expected);
    return this;
  }

  /// Every code, path and node, in any order.
  public Report isExactlyInAnyOrder(Finding... expected) {
    assertThat(findings()).as(toString()).containsExactlyInAnyOrder(expected);
    return this;
  }

  public Report isEmpty() {
    return isExactly();
  }

  public Report contains(Finding... expected) {
    assertThat(findings()).as(toString()).contains(expected);
    return this;
  }

  /// That the first problem's message has these parts.
  public Report saying(String... parts) {
    assertThat(all).isNotEmpty();
    assertThat(all.getFirst().message()).contains(parts);
    return this;
  }

  private List<Finding> findings() {
    return all.stream().map(one -> new Finding(one.code(), one.path(), one.nodeId())).toList();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
