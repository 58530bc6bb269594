package dev.mimir.nodes.model;

import dev.mimir.model.ProviderType;
import java.util.function.Consumer;

/// Talks to one kind of model provider; implementations are found by `ServiceLoader`. It tries
/// once: who is asked when it fails is decided elsewhere.
public interface ChatProvider {

  ProviderType type();

  /// Asks for the next message. May block; the thread is interrupted when it takes too long.
  ///
  /// @param deltas takes parts of the text as they come; calling it, with an empty text too, is a
  ///   sign of life
  /// @throws ChatException when it failed, saying how
  /// @throws InterruptedException when the thread was interrupted
  ChatReply chat(Endpoint endpoint, ChatRequest request, Consumer<String> deltas)
      throws ChatException, InterruptedException;
}
