package dev.mimir.nodes.model.langchain;

import com.google.auto.service.AutoService;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.function.Consumer;

/// OpenAI.
@AutoService(ChatProvider.class)
public final class OpenAiProvider implements ChatProvider {

  @Override
  public ProviderType type() {
    return new ProviderType("openai", "https://api.openai.com/v1", true, true);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException {
    return new Conversation(endpoint, request, deltas)
        .with(wire ->
            OpenAi.model(wire, endpoint, request).maxCompletionTokens(request.maxTokens()).build());
  }
}
