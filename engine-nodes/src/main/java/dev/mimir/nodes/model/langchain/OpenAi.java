package dev.mimir.nodes.model.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;

/// What all who speak OpenAI's protocol have in common.
final class OpenAi {
  private OpenAi() {}

  /// The model, its bound of tokens aside, which not all take by the same name.
  static OpenAiStreamingChatModelBuilder model(
      HttpClientBuilder wire, Endpoint endpoint, ChatRequest request) {
    return OpenAiStreamingChatModel.builder()
        .httpClientBuilder(wire)
        .baseUrl(endpoint.url())
        .apiKey(endpoint.apiKey())
        .modelName(request.model())
        .returnThinking(true);
  }
}
