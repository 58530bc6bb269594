package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.Region;
import dev.mimir.node.NodeTypes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The games that ship.
final class Games {
  private static final GraphCompiler COMPILER = new GraphCompiler(NodeTypes.discovered());

  private Games() {}

  /// The ids of all of them.
  static List<String> ids() {
    return Resources.names("games", ".json");
  }

  static byte[] document(String id) {
    return Resources.bytes("games/" + id + ".json");
  }

  static Graph graph(String id) {
    return graph(document(id));
  }

  /// A document, compiled; neither errors nor warnings are put up with.
  static Graph graph(byte[] document) {
    Compilation compilation = COMPILER.compile(document);
    assertThat(compilation.errors()).as("errors").isEmpty();
    assertThat(compilation.warnings()).as("warnings").isEmpty();
    return Objects.requireNonNull(compilation.graph());
  }

  /// The endings that a graph declares.
  static Set<String> endings(Graph graph) {
    return graph
        .canonical()
        .get("nodes")
        .valueStream()
        .filter(node -> node.get("type").stringValue().equals("end"))
        .map(node -> node.get("config").get("ending"))
        .map(JsonNode::stringValue)
        .collect(Collectors.toSet());
  }

  /// Every node, as `fragment/node`.
  static Set<String> nodes(Graph graph) {
    return Stream.concat(Stream.of(graph.top()), graph.fragments().values().stream())
        .flatMap(region -> region.nodes().keySet().stream().map(node -> place(region, node)))
        .collect(Collectors.toSet());
  }

  static String place(Region region, String node) {
    return region.name() + "/" + node;
  }
}
