package dev.mimir.axon.aggregate;

import dev.mimir.engine.Graphs.NodeTypeDoc;
import dev.mimir.graph.GraphSchema;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The reference of all node types, from the resources beside their classes.
final class NodeTypeDocs {
  private final List<NodeTypeDoc> all;
  private final JsonNode schema;

  NodeTypeDocs(NodeTypes types) {
    all = types.all().stream().map(NodeTypeDocs::of).toList();
    schema = GraphSchema.of(types);
  }

  List<NodeTypeDoc> all() {
    return all;
  }

  JsonNode schema() {
    return schema;
  }

  private static NodeTypeDoc of(Registered<?> kind) {
    NodeSpec<?> spec = kind.spec();
    return new NodeTypeDoc(
        spec.type(),
        GraphSchema.ofConfig(spec),
        spec.portNames(),
        resource(kind, spec.type() + ".md"),
        Json.STRICT.readTree(resource(kind, spec.type() + ".json")));
  }

  private static String resource(Registered<?> kind, String name) {
    try (InputStream in = kind.type().getClass().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("node type '" + kind.spec().type() + "' lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
