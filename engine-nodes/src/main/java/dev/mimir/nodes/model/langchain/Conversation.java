package dev.mimir.nodes.model.langchain;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.mimir.nodes.model.ChatException;
import dev.mimir.nodes.model.ChatException.Kind;
import dev.mimir.nodes.model.ChatReply;
import dev.mimir.nodes.model.ChatRequest;
import dev.mimir.nodes.model.Endpoint;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One call of a model of LangChain4j.
final class Conversation {
  private final Wire wire;
  private final ChatRequest request;
  private final dev.langchain4j.model.chat.request.ChatRequest sent;
  private final Hearing hearing;

  Conversation(Endpoint endpoint, ChatRequest request, Consumer<String> deltas) {
    this.wire = new Wire(endpoint.timeout(), () -> deltas.accept(""));
    this.request = request;
    this.sent = new Sent(endpoint.metadata()).of(request);
    this.hearing = new Hearing(deltas);
  }

  /// @param model makes the model over the HTTP client
  ChatReply with(Function<Wire, StreamingChatModel> model)
      throws ChatException, InterruptedException {
    @Nullable RuntimeException thrown = call(model);
    if (Thread.interrupted() || wire.interrupted()) {
      throw new InterruptedException();
    }
    @Nullable ChatException failure = wire.failure();
    if (failure != null) {
      throw failure;
    }
    @Nullable ChatResponse response = hearing.response();
    @Nullable Throwable error = thrown == null ? hearing.error() : thrown;
    if (error != null) {
      throw new ChatException(
          Kind.INVALID_RESPONSE, "The provider's answer cannot be read: " + error);
    }
    if (response == null) {
      throw Received.incomplete(wire.seen());
    }
    return Received.reply(response, request, wire.seen());
  }

  /// Callers are told of failures by the listener; what is thrown all the same is kept.
  private @Nullable RuntimeException call(Function<Wire, StreamingChatModel> model) {
    try {
      model.apply(wire).chat(sent, hearing);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
