package dev.mimir.graph.shape;

import dev.mimir.node.PortName;
import dev.mimir.node.PortTexts;
import dev.mimir.node.VariableName;
import dev.mimir.node.VariableTexts;
import dev.mimir.node.VariableTexts.About;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of objects whose members are named by the graph and hold a text.
final class NamedTexts {
  private NamedTexts() {}

  /// Ways out of a node.
  record Ports() implements Shape<PortTexts> {
    @Override
    public @Nullable PortTexts read(JsonNode json, Pointer at, Names names) {
      Map<String, String> texts = new LinkedHashMap<>();
      boolean good =
          each(
              json,
              at,
              names,
              (name, text, place) -> {
                PortName port = NamedThings.Slug.PORT.read(named(name), place, names);
                return port != null && texts.put(name, text) == null;
              });
      return good ? new PortTexts(texts) : null;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = texts();
      schema.set("propertyNames", NamedThings.Slug.PORT.schema());
      return schema;
    }
  }

  /// Variables that can be written.
  record Variables() implements Shape<VariableTexts> {
    @Override
    public @Nullable VariableTexts read(JsonNode json, Pointer at, Names names) {
      NamedThings.Variable variables = new NamedThings.Variable(null);
      List<About> list = new ArrayList<>();
      boolean good =
          each(
              json,
              at,
              names,
              (name, text, place) -> {
                VariableName variable = variables.read(named(name), place, names);
                return variable != null && list.add(new About(variable, text));
              });
      return good ? new VariableTexts(list) : null;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = texts();
      schema.set("propertyNames", new NamedThings.Variable(null).schema());
      return schema;
    }
  }

  private interface Member {
    /// @return false after a problem was reported
    boolean take(String name, String text, Pointer at);
  }

  private static boolean each(JsonNode json, Pointer at, Names names, Member member) {
    if (!json.isObject() || json.isEmpty()) {
      Scalars.wrong(json, at, names, "an object of names and texts, with at least one");
      return false;
    }
    boolean good = true;
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      Pointer place = at.child(entry.getKey());
      if (entry.getValue().isString()) {
        good &= member.take(entry.getKey(), entry.getValue().stringValue(), place);
      } else {
        Scalars.wrong(entry.getValue(), place, names, "a text");
        good = false;
      }
    }
    return good;
  }

  private static JsonNode named(String name) {
    return JsonNodeFactory.instance.stringNode(name);
  }

  private static ObjectNode texts() {
    return Schemas.mapOf(Schemas.type("string")).put("minProperties", 1);
  }
}
