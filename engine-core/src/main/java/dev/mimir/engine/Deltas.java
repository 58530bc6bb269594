package dev.mimir.engine;

import dev.mimir.engine.Sessions.Following;
import java.util.List;

/// Parts of texts as models write them, for those who listen now. Only the whole text becomes an
/// event.
public interface Deltas {

  /// A part of a text.
  ///
  /// @param effectId the effect that writes it
  /// @param offset where it begins in the text, in UTF-16 units; 0 when the text begins anew, as it
  ///   does with another attempt
  record Delta(String effectId, int offset, String text) {}

  /// Listens to a session: to what is written from now on, and to the texts under way from their
  /// beginning.
  ///
  /// @param written is called whenever there may be more to read; must not block
  Reading follow(String tenant, String sessionId, Runnable written);

  /// Reads what is written, each part once. Nothing is kept for a reader but how far it is: one who
  /// is slow gets more at a time.
  interface Reading extends Following {
    /// What was written since the last call, some of it; empty when there is nothing more.
    List<Delta> next();
  }
}
