package dev.mimir.knowledge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document of a base.
///
/// @param documentId unique in its base
/// @param text plain or Markdown
/// @param metadata the designer's own, plain values
/// @param lore when it comes up by itself; null when it is only searched for
public record Document(
    String documentId,
    String title,
    String text,
    DocumentKind kind,
    Map<String, Object> metadata,
    @Nullable Lore lore) {

  /// A document in a list.
  ///
  /// @param length characters of the text
  public record Summary(
      String documentId, String title, DocumentKind kind, long length, @Nullable Lore lore) {}

  /// A document as it is stored.
  ///
  /// @param revision another one whenever the document is replaced
  public record Stored(Document document, long revision) {}
}
