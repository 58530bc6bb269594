package dev.mimir.graph.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How one kind of value is read from JSON, and described.
///
/// @param <T> what it is read as
public interface Shape<T> {

  /// Reads a value and reports all that is wrong with it.
  ///
  /// @return the value, or null when a problem was reported
  @Nullable T read(JsonNode json, Pointer at, Names names);

  /// Describes the value as JSON Schema (2020-12).
  ObjectNode schema();
}
