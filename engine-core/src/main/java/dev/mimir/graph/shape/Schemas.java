package dev.mimir.graph.shape;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Pieces of JSON Schema.
public final class Schemas {
  private Schemas() {}

  public static ObjectNode any() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ObjectNode type(String... names) {
    ObjectNode schema = any();
    if (names.length == 1) {
      return schema.put("type", names[0]);
    }
    ArrayNode types = schema.putArray("type");
    for (String name : names) {
      types.add(name);
    }
    return schema;
  }

  public static ObjectNode text(String description) {
    return type("string").put("description", description);
  }

  public static ObjectNode either(ObjectNode... schemas) {
    ObjectNode schema = any();
    ArrayNode options = schema.putArray("anyOf");
    for (ObjectNode option : schemas) {
      options.add(option);
    }
    return schema;
  }

  public static ObjectNode listOf(ObjectNode items) {
    ObjectNode schema = type("array");
    schema.set("items", items);
    return schema;
  }

  public static ObjectNode mapOf(ObjectNode values) {
    ObjectNode schema = type("object");
    schema.set("additionalProperties", values);
    return schema;
  }
}
