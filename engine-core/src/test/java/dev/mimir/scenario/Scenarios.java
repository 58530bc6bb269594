package dev.mimir.scenario;

import dev.mimir.node.NodeTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Where scenarios begin; import its members statically, and those of {@link Events}.
public final class Scenarios {
  private static final class Discovered {
    static final Stage STAGE = new Stage(NodeTypes.discovered());
  }

  private Scenarios() {}

  /// A scenario on a graph of the node types on the class path.
  public static Given given(GraphBuilder graph) {
    return Discovered.STAGE.given(graph);
  }

  /// A scenario on a document.
  public static Given given(String json) {
    return Discovered.STAGE.given(json);
  }

  /// What publication would report.
  public static Report problemsOf(String json) {
    return Discovered.STAGE.problemsOf(json);
  }

  /// What publication would report.
  public static Report problemsOf(GraphBuilder graph) {
    return Discovered.STAGE.problemsOf(graph.json());
  }

  /// An empty graph, or fragment.
  public static GraphBuilder graph() {
    return new GraphBuilder();
  }

  /// An object out of names and values.
  public static ObjectNode config(Object... namesAndValues) {
    return GraphBuilder.objectOf(map(namesAndValues));
  }

  /// The text of a resource beside a class.
  public static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource '" + name + "' beside " + beside);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
