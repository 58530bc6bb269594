package dev.mimir.graph;

import dev.mimir.graph.shape.Names;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shape;
import dev.mimir.graph.shape.Similar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the sections of a document or fragment entry by entry, so that a mistake in one does not
/// hide those in others.
final class Sections {
  private final JsonNode json;
  private final Pointer at;
  private final Problems problems;
  private final Names names;

  Sections(JsonNode json, Pointer at, Problems problems) {
    this.json = json;
    this.at = at;
    this.problems = problems;
    this.names = new Names(Declarations.none(), problems, null);
  }

  Pointer at(String section) {
    return at.child(section);
  }

  /// Reports members that are none of these sections.
  void only(Set<String> known, Set<String> reserved) {
    for (String name : json.propertyNames()) {
      if (reserved.contains(name)) {
        String message = "'" + name + "' is reserved for a later version of the format; remove it";
        problems.add(ProblemCode.SCHEMA, at(name), null, message);
      } else if (!known.contains(name) && !name.startsWith("x-")) {
        String hint = Similar.hint(name, known);
        String message = "there is no section '" + name + "'" + hint + "; your own begin with x-";
        problems.add(ProblemCode.SCHEMA, at(name), null, message);
      }
    }
  }

  /// A list, empty where it is absent.
  JsonNode list(String section) {
    JsonNode value = json.get(section);
    if (value != null && !value.isArray()) {
      problems.add(ProblemCode.SCHEMA, at(section), null, "expected a list");
    }
    return value != null && value.isArray() ? value : JsonNodeFactory.instance.arrayNode();
  }

  /// The entries of an object, raw; empty where it is absent.
  Map<String, JsonNode> entries(String section) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    JsonNode value = json.get(section);
    if (value != null && !value.isObject()) {
      problems.add(ProblemCode.SCHEMA, at(section), null, "expected an object");
    } else if (value != null) {
      value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  /// The entries of an object that are well formed.
  <T> Map<String, T> entries(String section, Shape<T> shape) {
    Map<String, T> read = new LinkedHashMap<>();
    entries(section)
        .forEach((name, value) -> {
          T entry = shape.read(value, at(section).child(name), names);
          if (entry != null) {
            read.put(name, entry);
          }
        });
    return read;
  }

  /// A member, or null where it is absent or not well formed.
  <T> @Nullable T member(String name, Shape<T> shape) {
    JsonNode value = json.get(name);
    return value == null ? null : shape.read(value, at(name), names);
  }

  /// A text; the alternative where it is absent.
  String text(String name, String otherwise) {
    JsonNode value = json.get(name);
    if (value != null && !value.isString()) {
      problems.add(ProblemCode.SCHEMA, at(name), null, "expected a text");
    }
    return value == null ? otherwise : value.stringValue(otherwise);
  }
}
