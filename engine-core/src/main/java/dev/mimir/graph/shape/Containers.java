package dev.mimir.graph.shape;

import dev.mimir.graph.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of lists and maps.
final class Containers {
  private Containers() {}

  record ListShape<T>(Shape<T> of, long min, long max) implements Shape<List<T>> {
    @Override
    public @Nullable List<T> read(JsonNode json, Pointer at, Names names) {
      if (!json.isArray()) {
        return Scalars.wrong(json, at, names, "a list");
      }
      boolean good = sized(json.size(), min, max, at, names);
      List<T> list = new ArrayList<>(json.size());
      for (int i = 0; i < json.size(); i++) {
        T element = of.read(json.get(i), at.child(i), names);
        if (element == null) {
          good = false;
        } else {
          list.add(element);
        }
      }
      return good ? List.copyOf(list) : null;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.listOf(of.schema());
      return min > 0 ? schema.put("minItems", min) : schema;
    }
  }

  record MapShape<T>(Shape<T> of, long min, long max) implements Shape<Map<String, T>> {
    @Override
    public @Nullable Map<String, T> read(JsonNode json, Pointer at, Names names) {
      if (!json.isObject()) {
        return Scalars.wrong(json, at, names, "an object");
      }
      boolean good = sized(json.size(), min, max, at, names);
      Map<String, T> map = LinkedHashMap.newLinkedHashMap(json.size());
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        T value = of.read(member.getValue(), at.child(member.getKey()), names);
        if (value == null) {
          good = false;
        } else {
          map.put(member.getKey(), value);
        }
      }
      return good ? Collections.unmodifiableMap(map) : null;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.mapOf(of.schema());
      return min > 0 ? schema.put("minProperties", min) : schema;
    }
  }

  private static boolean sized(int size, long min, long max, Pointer at, Names names) {
    if (size >= min && size <= max) {
      return true;
    }
    String bound = size < min ? "at least " + min : "at most " + max;
    names.problem(ProblemCode.SCHEMA, at, "has to have " + bound + " members, has " + size);
    return false;
  }
}
