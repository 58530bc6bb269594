package dev.mimir.nodes.model.langchain;

import com.google.auto.service.AutoService;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatProvider;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.function.Consumer;

/// Any server that speaks OpenAI's protocol, such as vLLM or llama.cpp; its URL ends before
/// `/chat/completions`.
@AutoService(ChatProvider.class)
public final class OpenAiCompatibleProvider implements ChatProvider {

  @Override
  public ProviderType type() {
    return new ProviderType("openai_compatible", "", false, true);
  }

  @Override
  public ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException {
    return new Conversation(endpoint, request, deltas)
        .with(wire -> OpenAi.model(wire, endpoint, request).maxTokens(request.maxTokens()).build());
  }
}
