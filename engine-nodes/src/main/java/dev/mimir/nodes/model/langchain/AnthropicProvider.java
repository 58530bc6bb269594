package dev.mimir.nodes.model.langchain;

import com.google.auto.service.AutoService;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.function.Consumer;

/// Anthropic.
@AutoService(ChatProvider.class)
public final class AnthropicProvider implements ChatProvider {
  private static final int MOST_TOKENS = 4_096;

  @Override
  public ProviderType type() {
    return new ProviderType("anthropic", "https://api.anthropic.com/v1", true, true);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException {
    return new Conversation(endpoint, request, deltas)
        .with(wire ->
            AnthropicStreamingChatModel.builder()
                .httpClientBuilder(wire)
                .baseUrl(endpoint.url())
                .apiKey(endpoint.apiKey())
                .modelName(request.model())
                .maxTokens(request.maxTokens() == null ? MOST_TOKENS : request.maxTokens())
                .returnThinking(true)
                .build());
  }
}
