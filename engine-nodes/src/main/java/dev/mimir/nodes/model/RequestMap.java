package dev.mimir.nodes.model;

import dev.mimir.effect.EffectException;
import dev.mimir.nodes.model.ChatRequest.Message;
import dev.mimir.nodes.model.ChatRequest.Role;
import dev.mimir.nodes.model.ChatRequest.Tool;
import dev.mimir.nodes.model.ChatRequest.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the request of the effect `model`.
final class RequestMap {
  private final Map<?, ?> map;

  private RequestMap(Map<?, ?> map) {
    this.map = map;
  }

  /// Who is to be asked; null when the request does not say.
  static @Nullable String provider(Map<String, Object> request) throws EffectException {
    return new RequestMap(request).text("provider");
  }

  /// What is to be asked; the model is empty when the request names none.
  ///
  /// @throws EffectException when it is no request
  static ChatRequest read(Map<String, Object> request) throws EffectException {
    return new RequestMap(request).request();
  }

  private ChatRequest request() throws EffectException {
    List<Message> messages = new ArrayList<>();
    for (RequestMap message : maps("messages")) {
      messages.add(message.message());
    }
    if (messages.isEmpty()) {
      throw bad("messages", "at least one message");
    }
    List<Tool> tools = new ArrayList<>();
    for (RequestMap tool : maps("tools")) {
      tools.add(tool.tool());
    }
    Number temperature = number("temperature");
    Number most = number("max_tokens");
    String model = text("model");
    return new ChatRequest(
        model == null ? "" : model,
        messages,
        temperature == null ? null : temperature.doubleValue(),
        most == null ? null : most.intValue(),
        map("schema"),
        tools,
        script());
  }

  private Script script() throws EffectException {
    Map<String, Object> answers = map("script");
    return new Script(answers == null ? Map.of() : answers, text("script_default"));
  }

  private Message message() throws EffectException {
    String role = required("role");
    String text = text("text");
    List<ToolCall> calls = new ArrayList<>();
    for (RequestMap call : maps("tool_calls")) {
      calls.add(new ToolCall(call.required("id"), call.required("name"), call.object("arguments")));
    }
    return new Message(role(role), text == null ? "" : text, calls, text("tool_call_id"));
  }

  private Tool tool() throws EffectException {
    String description = text("description");
    return new Tool(required("name"), description == null ? "" : description, object("parameters"));
  }

  private static Role role(String name) throws EffectException {
    return switch (name) {
      case "system", "user", "assistant", "tool" -> Role.valueOf(name.toUpperCase(Locale.ROOT));
      default -> throw bad("role", "system, user, assistant or tool");
    };
  }

  private @Nullable String text(String name) throws EffectException {
    return switch (map.get(name)) {
      case null -> null;
      case String text -> text;
      default -> throw bad(name, "a string");
    };
  }

  private String required(String name) throws EffectException {
    String text = text(name);
    if (text == null) {
      throw bad(name, "a string");
    }
    return text;
  }

  private @Nullable Number number(String name) throws EffectException {
    return switch (map.get(name)) {
      case null -> null;
      case Number number -> number;
      default -> throw bad(name, "a number");
    };
  }

  @SuppressWarnings("unchecked") // keys of plain maps are strings
  private @Nullable Map<String, Object> map(String name) throws EffectException {
    return switch (map.get(name)) {
      case null -> null;
      case Map<?, ?> found -> (Map<String, Object>) found;
      default -> throw bad(name, "an object");
    };
  }

  private Map<String, Object> object(String name) throws EffectException {
    Map<String, Object> found = map(name);
    return found == null ? Map.of() : found;
  }

  private List<RequestMap> maps(String name) throws EffectException {
    List<RequestMap> maps = new ArrayList<>();
    switch (map.get(name)) {
      case null -> {}
      case List<?> list when list.stream().allMatch(Map.class::isInstance) ->
          list.forEach(element -> maps.add(new RequestMap((Map<?, ?>) element)));
      default -> throw bad(name, "a list of objects");
    }
    return maps;
  }

  private static EffectException bad(String name, String expected) {
    return EffectException.permanent(
        "INVALID_REQUEST", "The request's '%s' has to be %s.".formatted(name, expected));
  }
}
