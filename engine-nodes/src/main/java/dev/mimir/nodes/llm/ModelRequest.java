package dev.mimir.nodes.llm;

import dev.mimir.node.Effect;
import dev.mimir.node.Retry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The request of the effect `model`: all that a model is sent.
///
/// @param map as it stands in the log
public record ModelRequest(Map<String, Object> map) {
  /// The kind of the effect.
  public static final String KIND = "model";

  private static final String MESSAGES = "messages";

  public ModelRequest {
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /// @param messages the oldest first
  public static ModelRequest of(ModelOptions options, List<Map<String, Object>> messages) {
    Integer most = options.maxTokens();
    return bare(options, messages)
        .with("temperature", options.temperature())
        .with("max_tokens", most == null ? null : (Long) most.longValue())
        .with("script", options.script());
  }

  /// A request that shares nothing with the options but who is asked.
  public static ModelRequest bare(ModelOptions options, List<Map<String, Object>> messages) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "provider", options.provider());
    put(map, "model", options.model());
    map.put(MESSAGES, List.copyOf(messages));
    return new ModelRequest(map);
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /// With one more member, unless that is null.
  public ModelRequest with(String name, @Nullable Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    put(more, name, value);
    return new ModelRequest(more);
  }

  /// With one more message.
  ModelRequest saying(Map<String, Object> message) {
    List<Map<String, Object>> more = new ArrayList<>(messages());
    more.add(message);
    return with(MESSAGES, List.copyOf(more));
  }

  /// The effect that asks it.
  ///
  /// @param owner the player to whom what is sent belongs; null when to nobody
  public Effect effect(ModelOptions options, @Nullable String owner) {
    return new Effect(KIND, map, owner, options.timeout(), retry(options));
  }

  static Retry retry(ModelOptions options) {
    return Objects.requireNonNullElse(options.retry(), Retry.DEFAULT);
  }

  List<Map<String, Object>> messages() {
    return maps(map.get(MESSAGES));
  }

  /// The tools that it offers.
  List<Map<String, Object>> tools() {
    return maps(map.get("tools"));
  }

  /// How many answers called tools.
  long rounds() {
    return messages().stream().filter(message -> !calls(message).isEmpty()).count();
  }

  /// The tool calls that are not answered yet. They are answered in order, so counting is enough;
  /// not every provider gives its calls ids of their own.
  List<Map<String, Object>> pending() {
    List<Map<String, Object>> messages = messages();
    int told = 0;
    for (Map<String, Object> message : messages.reversed()) {
      if (!Messages.TOOL.equals(message.get("role"))) {
        List<Map<String, Object>> calls = calls(message);
        return calls.subList(Math.min(told, calls.size()), calls.size());
      }
      told++;
    }
    return List.of();
  }

  /// The tool calls in a message or result.
  static List<Map<String, Object>> calls(Map<String, Object> message) {
    return maps(message.get("tool_calls"));
  }

  @SuppressWarnings("unchecked") // keys of plain maps are strings
  static List<Map<String, Object>> maps(@Nullable Object value) {
    List<Map<String, Object>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          maps.add((Map<String, Object>) map);
        }
      }
    }
    return maps;
  }
}
