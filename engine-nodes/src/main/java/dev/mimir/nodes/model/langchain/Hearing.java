package dev.mimir.nodes.model.langchain;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears what a model says, on the thread that asked it. The first end counts.
final class Hearing implements StreamingChatResponseHandler {
  private final Consumer<String> deltas;
  private @Nullable ChatResponse response;
  private @Nullable Throwable error;

  Hearing(Consumer<String> deltas) {
    this.deltas = deltas;
  }

  @Nullable ChatResponse response() {
    return response;
  }

  @Nullable Throwable error() {
    return error;
  }

  @Override
  public void onPartialResponse(String text) {
    deltas.accept(text);
  }

  @Override
  public void onCompleteResponse(ChatResponse complete) {
    response = complete;
  }

  @Override
  public void onError(Throwable failure) {
    if (error == null && response == null) {
      error = failure;
    }
  }
}
