package dev.mimir.nodes.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model is asked.
///
/// @param model as the provider calls it
/// @param messages the oldest first, at least one
/// @param schema JSON Schema that the text of the answer has to fit; null for free text
/// @param tools that the model may call
/// @param script what the scripted provider answers, by pattern; see {@link Script}
public record ChatRequest(
    String model,
    List<Message> messages,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    @Nullable Map<String, Object> schema,
    List<Tool> tools,
    Script script) {

  /// Who says something.
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
  }

  /// Something said.
  ///
  /// @param toolCalls that an assistant asked for
  /// @param toolCallId the call that a tool answers; null for others
  public record Message(
      Role role, String text, List<ToolCall> toolCalls, @Nullable String toolCallId) {}

  /// A tool that a model may call.
  ///
  /// @param parameters JSON Schema of its arguments
  public record Tool(String name, String description, Map<String, Object> parameters) {}

  /// A call that a model asks for.
  ///
  /// @param id by which the answer refers to it
  /// @param arguments plain values
  public record ToolCall(String id, String name, Map<String, Object> arguments) {}

  /// The same for another model.
  ChatRequest with(String otherModel) {
    return new ChatRequest(otherModel, messages, temperature, maxTokens, schema, tools, script);
  }
}
