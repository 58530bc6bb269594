package dev.mimir.nodes.model.langchain;

import com.google.auto.service.AutoService;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.function.Consumer;

/// Google's Gemini.
@AutoService(ChatProvider.class)
public final class GeminiProvider implements ChatProvider {

  @Override
  public ProviderType type() {
    return new ProviderType(
        "gemini", "https://generativelanguage.googleapis.com/v1beta", true, true);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException {
    return new Conversation(endpoint, request, deltas)
        .with(wire ->
            GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(wire)
                .baseUrl(endpoint.url())
                .apiKey(endpoint.apiKey())
                .modelName(request.model())
                .maxOutputTokens(request.maxTokens())
                .returnThinking(true)
                .build());
  }
}
