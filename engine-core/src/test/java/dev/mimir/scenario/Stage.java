package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.Library;
import dev.mimir.node.NodeTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Scenarios on graphs of some node types.
public final class Stage {
  private final GraphCompiler compiler;
  private final Map<String, List<Graph>> published;

  public Stage(NodeTypes types) {
    this(new GraphCompiler(types), Map.of());
  }

  /// @param published versions by id
  private Stage(GraphCompiler compiler, Map<String, List<Graph>> published) {
    this.compiler = compiler;
    this.published = published;
  }

  /// With a graph that others can call, as the next version of its id.
  public Stage publishing(GraphBuilder graph) {
    Graph compiled = graph(graph.json());
    Map<String, List<Graph>> more = new HashMap<>(published);
    List<Graph> versions = new ArrayList<>(more.getOrDefault(compiled.id(), List.of()));
    versions.add(compiled);
    more.put(compiled.id(), versions);
    return new Stage(compiler, more);
  }

  private Library.Entry find(String id, @Nullable Integer version) {
    List<Graph> versions = published.getOrDefault(id, List.of());
    int number = version == null ? versions.size() : version;
    return number < 1 || number > versions.size()
        ? new Library.Missing("there is no '" + id + "' " + version)
        : new Library.Published(number, versions.get(number - 1));
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
    return new Report(compiler.compile(document, this::find));
  }

  private Compilation compile(String json) {
    return compiler.compile(json.getBytes(StandardCharsets.UTF_8), this::find);
  }
}
