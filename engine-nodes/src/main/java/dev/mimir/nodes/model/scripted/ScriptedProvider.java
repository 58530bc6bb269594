package dev.mimir.nodes.model.scripted;

import com.google.auto.service.AutoService;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatReply.Finish;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.ChatRequest.Message;
import dev.mimir.nodes.model.ChatRequest.Role;
import dev.mimir.nodes.model.ChatRequest.ToolCall;
import dev.mimir.nodes.model.Endpoint;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers from the request's script, the same to the same request, and asks nobody.
///
/// The first pattern that fits the last thing the user said counts. Its answer is a text, or a map:
/// `text`, `tool_calls` (`[{name, arguments}]`), and `then`, what to say once the tools have
/// answered, with `{result}` for the last result. Where a schema is to be fitted, a map without
/// these is the answer itself, and without any script it is the plainest value that fits.
@AutoService(ChatProvider.class)
public final class ScriptedProvider implements ChatProvider {
  private static final String NAME = "scripted";
  private static final String NOTHING_CONFIGURED =
      "[This is the scripted provider: no model is configured, and the script has no answer to this.]";

  @Override
  public ProviderType type() {
    return new ProviderType(NAME, "", false, false);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas) {
    ChatReply reply = reply(request);
    deltas.accept(reply.text());
    return reply;
  }

  private static ChatReply reply(ChatRequest request) {
    Message last = request.messages().getLast();
    Object answer = answer(request).orElseGet(() -> nothing(request));
    if (answer instanceof Map<?, ?> parts && isScript(parts)) {
      return last.role() == Role.TOOL
          ? said(then(parts, last.text()))
          : new ChatReply(
              text(parts.get("text")), null, calls(request, parts), NAME, 0, 0, finish(parts));
    }
    return said(answer instanceof String text ? text : Json.MAPPER.writeValueAsString(answer));
  }

  private static Optional<Object> answer(ChatRequest request) {
    String message = lastOfUser(request.messages());
    return request.script().answers().entrySet().stream()
        .filter(entry -> Pattern.fits(entry.getKey(), message))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> Optional.ofNullable(request.script().otherwise()));
  }

  private static Object nothing(ChatRequest request) {
    @Nullable Map<String, Object> schema = request.schema();
    return schema == null ? NOTHING_CONFIGURED : Example.of(schema);
  }

  private static boolean isScript(Map<?, ?> parts) {
    return parts.containsKey("text") || parts.containsKey("tool_calls");
  }

  private static String then(Map<?, ?> parts, String result) {
    Object then = parts.get("then");
    return then == null ? result : then.toString().replace("{result}", result);
  }

  private static List<ToolCall> calls(ChatRequest request, Map<?, ?> parts) {
    List<ToolCall> calls = new ArrayList<>();
    if (parts.get("tool_calls") instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> call) {
          String id = "call_" + request.messages().size() + "_" + calls.size();
          calls.add(new ToolCall(id, text(call.get("name")), arguments(call.get("arguments"))));
        }
      }
    }
    return calls;
  }

  @SuppressWarnings("unchecked") // keys of plain maps are strings
  private static Map<String, Object> arguments(@Nullable Object given) {
    return given instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Finish finish(Map<?, ?> parts) {
    return parts.containsKey("tool_calls") ? Finish.TOOL_CALLS : Finish.STOP;
  }

  private static ChatReply said(String text) {
    return new ChatReply(text, null, List.of(), NAME, 0, 0, Finish.STOP);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String lastOfUser(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.role() == Role.USER)
        .reduce((_, later) -> later)
        .map(Message::text)
        .orElse("");
  }
}
