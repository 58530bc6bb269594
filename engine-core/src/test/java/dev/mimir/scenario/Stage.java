package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.node.NodeTypes;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Scenarios on graphs of some node types.
public final class Stage {
  private final GraphCompiler compiler;

  public Stage(NodeTypes types) {
    this.compiler = new GraphCompiler(types);
  }

  public Given given(GraphBuilder graph) {
    return given(graph.json());
  }

  /// A scenario on a document; fails when publication would refuse it.
  public Given given(String json) {
    return Given.on(graph(json));
  }

  /// The compiled graph; fails when publication would refuse it.
  public Graph graph(String json) {
    Compilation compilation = compile(json);
    assertThat(compilation.errors()).as("errors of %s", json).isEmpty();
    return Objects.requireNonNull(compilation.graph());
  }

  public Report problemsOf(GraphBuilder graph) {
    return problemsOf(graph.json());
  }

  /// What publication would report.
  public Report problemsOf(String json) {
    return new Report(compile(json));
  }

  /// What publication would report of raw bytes.
  public Report problemsOf(byte[] document) {
    return new Report(compiler.compile(document));
  }

  private Compilation compile(String json) {
    return compiler.compile(json.getBytes(StandardCharsets.UTF_8));
  }
}
