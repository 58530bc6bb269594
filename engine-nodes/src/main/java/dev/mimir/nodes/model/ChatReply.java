package dev.mimir.nodes.model;

import dev.mimir.nodes.model.ChatRequest.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model answered.
///
/// @param text empty when it only calls tools
/// @param thinking that came before; null when the provider shows none
/// @param model that answered, as the provider calls it
/// @param tokensIn tokens of the request, 0 when the provider does not say
/// @param tokensOut tokens of the answer, 0 when the provider does not say
public record ChatReply(
    String text,
    @Nullable String thinking,
    List<ToolCall> toolCalls,
    String model,
    long tokensIn,
    long tokensOut,
    Finish finish) {

  /// Why an answer ended.
  public enum Finish {
    STOP,
    LENGTH,
    TOOL_CALLS,
    OTHER
  }
}
