package dev.mimir.engine;

import java.util.function.Consumer;

/// Parts of texts as models write them, for those who listen now. Only the whole text becomes an
/// event.
public interface Deltas {

  /// A part of a text.
  ///
  /// @param effectId the effect that writes it
  /// @param offset where it begins in the text, in UTF-16 units
  record Delta(String effectId, int offset, String text) {}

  /// Listens to a session; what was written before of texts under way comes first.
  ///
  /// @param listener must not block
  Sessions.Following follow(String tenant, String sessionId, Consumer<Delta> listener);
}
