package dev.mimir.nodes.tool;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.tool.ToolSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The built-in tools, by name. What has another name is a custom tool: request an effect of the
/// kind {@link #EFFECT} for it.
public final class Tools {
  /// The kind of effect that calls a custom tool. Its request has the members `tool` and
  /// `arguments`, its result is what the tool gave.
  public static final String EFFECT = "tool";

  private static final Tools BUILT_IN = new Tools(ServiceLoader.load(Tool.class));

  private final Map<String, Known> byName = new TreeMap<>();

  private record Known(Tool tool, ToolSpec spec, JsonSchema arguments) {}

  /// @throws IllegalArgumentException when two tools have one name
  public Tools(Iterable<? extends Tool> tools) {
    for (Tool tool : tools) {
      ToolSpec spec = tool.spec();
      Known known = new Known(tool, spec, new JsonSchema(spec.arguments()));
      if (byName.putIfAbsent(spec.name(), known) != null) {
        throw new IllegalArgumentException("two tools are named '" + spec.name() + "'");
      }
    }
  }

  /// All that are on the class path.
  public static Tools builtIn() {
    return BUILT_IN;
  }

  /// What came of a call.
  public sealed interface Called {
    /// It was done; the result is plain values.
    record Done(Map<String, Object> result) implements Called {}

    /// It could not be done.
    ///
    /// @param code in upper case
    /// @param message what is wrong and what to do
    record Failed(String code, String message) implements Called {}

    /// The tool is not built in.
    record Custom() implements Called {}
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /// All specs, by name.
  public List<ToolSpec> specs() {
    return byName.values().stream().map(Known::spec).toList();
  }

  /// The specs of those among some names that are built in.
  public List<ToolSpec> specs(Collection<String> names) {
    return specs().stream().filter(spec -> names.contains(spec.name())).toList();
  }

  /// Whether calls of a tool may draw.
  public boolean draws(String name) {
    Known known = byName.get(name);
    return known != null && known.tool().draws();
  }

  /// What is wrong with the arguments of a tool that is built in.
  public List<String> problems(String name, Map<String, Object> arguments) {
    Known known = byName.get(name);
    return known == null ? List.of() : known.arguments().problemsOf(arguments);
  }

  /// Calls a tool within the turn; what it draws is recorded in the context.
  ///
  /// @param arguments plain values
  public Called call(String name, Map<String, Object> arguments, NodeContext context) {
    Known known = byName.get(name);
    if (known == null) {
      return new Called.Custom();
    }
    List<String> problems = known.arguments().problemsOf(arguments);
    if (!problems.isEmpty()) {
      return new Called.Failed(Arguments.CODE, "'" + name + "': " + String.join("; ", problems));
    }
    try {
      return new Called.Done(known.tool().run(new Arguments(arguments), context));
    } catch (NodeFailure failure) {
      return new Called.Failed(failure.code(), "'" + name + "': " + failure.explanation());
    }
  }

  /// A value without instants, which become ISO-8601 texts.
  public static Object plain(Object value) {
    return switch (value) {
      case Instant instant -> instant.toString();
      case List<?> list -> plain(list);
      case Map<?, ?> map -> plain(map);
      default -> value;
    };
  }

  private static List<Object> plain(List<?> list) {
    List<Object> plain = new ArrayList<>(list.size());
    list.forEach(element -> plain.add(plain(element)));
    return plain;
  }

  private static Map<String, Object> plain(Map<?, ?> map) {
    Map<String, Object> plain = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
    return plain;
  }
}
