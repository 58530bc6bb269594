package dev.mimir.nodes.model.langchain;

import com.google.auto.service.AutoService;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.Map;
import java.util.function.Consumer;

/// Ollama.
@AutoService(ChatProvider.class)
public final class OllamaProvider implements ChatProvider {

  @Override
  public ProviderType type() {
    return new ProviderType("ollama", "http://127.0.0.1:11434", false, true);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException {
    return new Conversation(endpoint, request, deltas)
        .with(wire ->
            OllamaStreamingChatModel.builder()
                .httpClientBuilder(wire)
                .baseUrl(endpoint.url())
                .customHeaders(bearer(endpoint))
                .modelName(request.model())
                .numPredict(request.maxTokens())
                .returnThinking(true)
                .build());
  }

  /// A server of one's own may stand behind a proxy that asks for a key.
  private static Map<String, String> bearer(Endpoint endpoint) {
    return endpoint.apiKey() == null
        ? Map.of()
        : Map.of("Authorization", "Bearer " + endpoint.apiKey());
  }
}
