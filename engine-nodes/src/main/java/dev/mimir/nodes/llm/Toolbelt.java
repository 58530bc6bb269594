package dev.mimir.nodes.llm;

import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.JsonSchema;
import dev.mimir.nodes.tool.Members;
import dev.mimir.nodes.tool.Tools;
import dev.mimir.nodes.tool.Tools.Called;
import dev.mimir.tool.ToolSpec;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/// The tools that a node lets its model call.
final class Toolbelt {
  static final String EFFECT = Tools.EFFECT;

  private static final ObjectWriter JSON =
      Json.MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final List<String> names;

  /// @param names null for none
  Toolbelt(@Nullable List<String> names) {
    this.names = names == null ? List.of() : names;
  }

  /// What came of a call.
  sealed interface Used {
    /// The model can be told.
    record Told(String text) implements Used {}

    /// An effect has to be performed first.
    record Outside(Map<String, Object> request) implements Used {}
  }

  boolean none() {
    return names.isEmpty();
  }

  /// Whether calls may draw.
  boolean draws() {
    return names.stream().anyMatch(Tools.builtIn()::draws);
  }

  /// The names of those that are not built in.
  List<String> custom() {
    return names.stream().filter(name -> !Tools.builtIn().has(name)).toList();
  }

  /// Those that are built in, as models are told of them.
  List<Map<String, Object>> builtIn() {
    return Tools.builtIn().specs(names).stream().map(Toolbelt::described).toList();
  }

  /// Those that are built in, and some others.
  List<Map<String, Object>> with(List<Map<String, Object>> others) {
    List<Map<String, Object>> all = new ArrayList<>(builtIn());
    all.addAll(others);
    return List.copyOf(all);
  }

  static Map<String, Object> described(ToolSpec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", spec.name());
    map.put("description", spec.description());
    map.put("parameters", spec.arguments());
    return map;
  }

  /// Calls a tool. What cannot be done is told to the model, which may then do better.
  ///
  /// @param call `name` and `arguments`
  /// @param offered the tools that the model may call
  static Used use(
      Map<String, Object> call, List<Map<String, Object>> offered, NodeContext context) {
    String name = String.valueOf(call.get("name"));
    for (Map<String, Object> tool : offered) {
      if (name.equals(tool.get("name"))) {
        return use(name, map(call.get("arguments")), map(tool.get("parameters")), context);
      }
    }
    return failed("UNKNOWN_TOOL", "there is no tool '" + name + "' here");
  }

  private static Used use(
      String name,
      Map<String, Object> arguments,
      Map<String, Object> parameters,
      NodeContext context) {
    return switch (Tools.builtIn().call(name, arguments, context)) {
      case Called.Done(var result) -> new Used.Told(text(result));
      case Called.Failed(var code, var message) -> failed(code, message);
      case Called.Custom() -> outside(name, arguments, parameters);
    };
  }

  private static Used outside(
      String name, Map<String, Object> arguments, Map<String, Object> parameters) {
    List<String> problems = new JsonSchema(parameters).problemsOf(arguments);
    return problems.isEmpty()
        ? new Used.Outside(Members.of("tool", name, "arguments", arguments))
        : failed("TOOL_ARGUMENTS", String.join("; ", problems));
  }

  private static Used failed(String code, String message) {
    return new Used.Told(problem(code, message));
  }

  /// What a model reads of a failure.
  static String problem(String code, String message) {
    return text(Members.of("error", code, "message", message));
  }

  /// What a model reads of a result: JSON with sorted members, so that a replay says the same.
  static String text(Map<String, Object> result) {
    return JSON.writeValueAsString(result);
  }

  @SuppressWarnings("unchecked") // keys of plain maps are strings
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
