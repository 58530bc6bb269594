package dev.mimir.nodes.model.langchain;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.mimir.model.ModelMetadata;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.ChatRequest.Message;
import dev.mimir.nodes.model.ChatRequest.Tool;
import dev.mimir.nodes.model.ChatRequest.ToolCall;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Says in LangChain4j's terms what is to be asked.
final class Sent {
  private static final String INSTRUCTION =
      "Answer with JSON only, without any other text. It has to fit this JSON Schema: ";

  private final String structured;

  /// @param metadata of the configuration
  Sent(Map<String, Object> metadata) {
    structured = ModelMetadata.structured(metadata);
  }

  dev.langchain4j.model.chat.request.ChatRequest of(ChatRequest request) {
    var builder =
        dev.langchain4j.model.chat.request.ChatRequest.builder()
            .messages(messages(request))
            .temperature(request.temperature());
    if (!request.tools().isEmpty()) {
      builder.toolSpecifications(request.tools().stream().map(Sent::tool).toList());
    }
    if (request.schema() != null && !structured.equals("prompt")) {
      builder.responseFormat(format(request.schema()));
    }
    return builder.build();
  }

  private ResponseFormat format(Map<String, Object> schema) {
    if (structured.equals("json")) {
      return ResponseFormat.JSON;
    }
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name("answer")
                .rootElement(JsonRawSchema.from(Json.MAPPER.writeValueAsString(schema)))
                .build())
        .build();
  }

  private List<ChatMessage> messages(ChatRequest request) {
    List<ChatMessage> messages = new ArrayList<>();
    if (request.schema() != null && !structured.equals("schema")) {
      messages.add(
          SystemMessage.from(INSTRUCTION + Json.MAPPER.writeValueAsString(request.schema())));
    }
    request.messages().forEach(message -> messages.add(message(message, request.messages())));
    return messages;
  }

  private static ChatMessage message(Message message, List<Message> all) {
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.text());
      case USER -> UserMessage.from(message.text());
      case ASSISTANT ->
          AiMessage.builder()
              .text(message.text().isEmpty() ? null : message.text())
              .toolExecutionRequests(message.toolCalls().stream().map(Sent::call).toList())
              .build();
      case TOOL -> {
        String id = Objects.requireNonNullElse(message.toolCallId(), "");
        yield ToolExecutionResultMessage.from(id, toolOf(id, all), message.text());
      }
    };
  }

  /// The tool that a call asked for.
  private static String toolOf(String callId, List<Message> all) {
    return all.stream()
        .flatMap(message -> message.toolCalls().stream())
        .filter(call -> call.id().equals(callId))
        .map(ToolCall::name)
        .findFirst()
        .orElse("tool");
  }

  private static ToolExecutionRequest call(ToolCall call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.name())
        .arguments(Json.MAPPER.writeValueAsString(call.arguments()))
        .build();
  }

  private static ToolSpecification tool(Tool tool) {
    Map<String, Object> parameters =
        tool.parameters().isEmpty()
            ? Map.of("type", "object", "properties", Map.of())
            : tool.parameters();
    return ToolSpecification.fromJson(
        Json.MAPPER.writeValueAsString(
            Map.of(
                "name", tool.name(),
                "description", tool.description(),
                "parameters", parameters)));
  }
}
