package dev.mimir.nodes.llm;

import java.util.List;
import java.util.Map;

/// Results of the effect `model`.
final class Said {
  private Said() {}

  static Map<String, Object> text(String text) {
    return Map.of("text", text, "tool_calls", List.of(), "provider", "test");
  }

  static Map<String, Object> json(Object json) {
    return Map.of("text", "…", "tool_calls", List.of(), "json", json, "provider", "test");
  }

  static Map<String, Object> calling(Call... calls) {
    return Map.of(
        "text", "", "tool_calls", List.of(calls).stream().map(Call::map).toList(), "provider", "x");
  }

  record Call(String id, String name, Map<String, Object> arguments) {
    Map<String, Object> map() {
      return Map.of("id", id, "name", name, "arguments", arguments);
    }
  }

  static Call call(String id, String name, Map<String, Object> arguments) {
    return new Call(id, name, arguments);
  }
}
