package dev.mimir.graph;

import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.RecordShape;
import dev.mimir.graph.shape.Schemas;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.Cast;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.NodeTypes.Registered;
import tools.jackson.databind.node.ObjectNode;

/// Describes documents as JSON Schema (2020-12), from the shapes that read them.
public final class GraphSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private GraphSchema() {}

  /// The schema of whole documents, in both notations.
  public static ObjectNode of(NodeTypes types) {
    ObjectNode schema = document();
    ObjectNode definitions = schema.putObject("$defs");
    definitions.set("target", target());
    definitions.set("next", next());
    definitions.set("node", node(types));
    definitions.set("fragment", fragment());
    return schema;
  }

  /// The schema of one type's config.
  public static <C extends Record> ObjectNode ofConfig(NodeSpec<C> spec) {
    ObjectNode schema = Shapes.ofRecord(spec.config()).schema();
    schema.put("$schema", DIALECT);
    ObjectNode definitions = schema.putObject("$defs");
    definitions.set("target", Schemas.either(Schemas.type("string"), Schemas.type("array")));
    return schema;
  }

  private static ObjectNode document() {
    ObjectNode schema = Schemas.type("object");
    schema.put("$schema", DIALECT).put("title", "Mimir graph");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("format").put("const", GraphCompiler.FORMAT);
    properties.set("id", named(Identifiers.GRAPH.pattern()));
    annotations(properties);
    properties.set("variables", mapOf(VariableSpec.class));
    properties.set("items", mapOf(Cast.Item.class));
    properties.set("characters", mapOf(Cast.Role.class));
    properties.set("data", Schemas.type("object"));
    properties.set("functions", mapOf(FunctionSpec.class));
    properties.set("fragments", Schemas.mapOf(reference("fragment")));
    properties.set("defaults", Schemas.mapOf(Schemas.type("object")));
    properties.set("players", Shapes.ofRecord(PlayersSpec.class).schema());
    nodesAndEdges(properties);
    schema.putArray("required").add("format").add("id").add("nodes");
    return closed(schema);
  }

  private static ObjectNode fragment() {
    ObjectNode schema = Schemas.type("object");
    ObjectNode properties = schema.putObject("properties");
    annotations(properties);
    properties.set("inputs", mapOf(VariableSpec.class));
    properties.set("variables", mapOf(VariableSpec.class));
    nodesAndEdges(properties);
    schema.putArray("required").add("nodes");
    return closed(schema);
  }

  private static ObjectNode node(NodeTypes types) {
    ObjectNode schema = Schemas.type("object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("id", named(Identifiers.NODE.pattern()));
    ObjectNode type = properties.putObject("type").put("type", "string");
    properties.set("config", Schemas.type("object"));
    properties.set("next", reference("next"));
    properties.set("position", Schemas.any());
    annotations(properties);
    var names = type.putArray("enum");
    var shapes = schema.putArray("allOf");
    var ways = schema.putArray("oneOf");
    ways.addObject().putArray("required").add("type");
    for (Registered<?> kind : types.all()) {
      String name = kind.spec().type();
      names.add(name);
      properties.set(name, shortConfig(kind.spec()));
      ways.addObject().putArray("required").add(name);
      shapes.add(configOf(kind.spec()));
    }
    return closed(schema);
  }

  /// A node that names its type has this config.
  private static ObjectNode configOf(NodeSpec<?> spec) {
    ObjectNode rule = Schemas.any();
    ObjectNode condition = rule.putObject("if");
    condition.putObject("properties").putObject("type").put("const", spec.type());
    condition.putArray("required").add("type");
    rule.putObject("then").putObject("properties").set("config", config(spec));
    return rule;
  }

  private static ObjectNode shortConfig(NodeSpec<?> spec) {
    return spec.mainField() == null
        ? config(spec)
        : Schemas.either(config(spec), Schemas.type("string", "array"));
  }

  /// Members that are missing may come from the document's defaults.
  private static <C extends Record> ObjectNode config(NodeSpec<C> spec) {
    ObjectNode schema = Shapes.ofRecord(spec.config()).schema();
    schema.remove("required");
    return schema;
  }

  private static ObjectNode target() {
    return Schemas.either(Schemas.type("string"), Schemas.listOf(reference("node")));
  }

  private static ObjectNode next() {
    return Schemas.either(reference("target"), Schemas.mapOf(reference("target")));
  }

  private static void nodesAndEdges(ObjectNode properties) {
    properties.set("nodes", Schemas.listOf(reference("node")));
    properties.set("edges", Schemas.listOf(Shapes.ofRecord(EdgeSpec.class).schema()));
  }

  private static void annotations(ObjectNode properties) {
    properties.set("title", Schemas.type("string"));
    properties.set("notes", Schemas.any());
    properties.set("tags", Schemas.any());
  }

  private static <R extends Record> ObjectNode mapOf(Class<R> type) {
    RecordShape<R> shape = Shapes.ofRecord(type);
    return Schemas.mapOf(shape.schema());
  }

  private static ObjectNode named(String pattern) {
    return Schemas.type("string").put("pattern", "^" + pattern + "$");
  }

  private static ObjectNode reference(String definition) {
    return Schemas.any().put("$ref", "#/$defs/" + definition);
  }

  private static ObjectNode closed(ObjectNode schema) {
    schema.putObject("patternProperties").putObject("^x-");
    return schema.put("additionalProperties", false);
  }
}
