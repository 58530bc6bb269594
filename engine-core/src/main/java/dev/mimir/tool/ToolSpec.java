package dev.mimir.tool;

import dev.mimir.value.Json;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// What callers need to know of a tool.
///
/// @param name `[a-z][a-z0-9_]{0,63}`
/// @param description for designers and models: what it does and when to call it
/// @param arguments JSON Schema (2020-12) of an object
/// @param result JSON Schema of what it gives; empty when anything
public record ToolSpec(
    String name, String description, Map<String, Object> arguments, Map<String, Object> result) {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /// A spec whose schemas are written as JSON.
  public static ToolSpec of(String name, String description, String arguments, String result) {
    return new ToolSpec(
        name,
        description,
        Json.MAPPER.readValue(arguments, OBJECT),
        Json.MAPPER.readValue(result, OBJECT));
  }
}
