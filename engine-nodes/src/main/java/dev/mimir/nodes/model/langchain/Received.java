package dev.mimir.nodes.model.langchain;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatException.Kind;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatReply.Finish;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.ChatRequest.ToolCall;
import dev.mimir.nodes.model.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what came back, and finds what is no answer though nobody said so.
final class Received {
  private static final long MOST_TOKENS = 100_000_000;

  private Received() {}

  static ChatReply reply(ChatResponse response, ChatRequest request, Seen seen)
      throws ChatException {
    FinishReason reason = response.finishReason();
    AiMessage message = response.aiMessage();
    @Nullable String refusal = seen.refusal();
    if (refusal != null || reason == FinishReason.CONTENT_FILTER) {
      throw new ChatException(
          Kind.REFUSED, refusal == null ? "The provider's filter refused the content." : refusal);
    }
    if (reason == null && !seen.done()) {
      throw incomplete(seen);
    }
    List<ToolCall> calls = calls(message);
    String text = Objects.requireNonNullElse(message.text(), "");
    if (text.isEmpty() && calls.isEmpty()) {
      throw new ChatException(Kind.INVALID_RESPONSE, "The answer is empty.");
    }
    TokenUsage usage = response.tokenUsage();
    return new ChatReply(
        text,
        message.thinking(),
        calls,
        Objects.requireNonNullElse(response.modelName(), request.model()),
        usage == null ? 0 : tokens(usage.inputTokenCount()),
        usage == null ? 0 : tokens(usage.outputTokenCount()),
        finish(reason, calls));
  }

  /// The answer has no end.
  static ChatException incomplete(Seen seen) {
    return seen.events() == 0
        ? new ChatException(Kind.INVALID_RESPONSE, "The answer is not in the provider's form.")
        : new ChatException(Kind.STREAM_BROKEN, "The answer broke off before its end.");
  }

  private static Finish finish(@Nullable FinishReason reason, List<ToolCall> calls) {
    if (!calls.isEmpty()) {
      return Finish.TOOL_CALLS;
    }
    return switch (reason) {
      case STOP -> Finish.STOP;
      case LENGTH -> Finish.LENGTH;
      case null, default -> Finish.OTHER;
    };
  }

  private static List<ToolCall> calls(AiMessage message) throws ChatException {
    List<ToolCall> calls = new ArrayList<>();
    if (message.hasToolExecutionRequests()) {
      for (ToolExecutionRequest call : message.toolExecutionRequests()) {
        @Nullable Map<String, Object> arguments = PlainJson.object(call.arguments());
        if (arguments == null || call.name() == null) {
          throw new ChatException(
              Kind.INVALID_OUTPUT,
              "The arguments for the tool '%s' are no JSON object.".formatted(call.name()));
        }
        String id = call.id() == null || call.id().isEmpty() ? "call_" + calls.size() : call.id();
        calls.add(new ToolCall(id, call.name(), arguments));
      }
    }
    return calls;
  }

  private static long tokens(@Nullable Integer count) {
    return count == null ? 0 : Math.clamp(count, 0, MOST_TOKENS);
  }
}
