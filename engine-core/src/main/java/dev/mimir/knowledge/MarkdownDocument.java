package dev.mimir.knowledge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document that is kept as a file: Markdown, with lines `name: value` between two lines `---`
/// before it. Names are `title` (the document's id by default), `kind` (`story` by default), and
/// for lore `keywords` (with commas between), `when`, `all` and `priority`.
public final class MarkdownDocument {
  private static final String FENCE = "---\n";

  private MarkdownDocument() {}

  /// Reads a file.
  ///
  /// @param documentId e.g. the file's name without its ending
  /// @throws IllegalArgumentException when the lines before the text do not end, are no `name:
  ///   value`, or give a kind or number that is none
  public static Document read(String documentId, String file) {
    String whole = file.replace("\r\n", "\n");
    if (!whole.startsWith(FENCE)) {
      return document(documentId, whole, Map.of());
    }
    int end = whole.indexOf("\n" + FENCE, FENCE.length() - 1);
    if (end < 0) {
      throw new IllegalArgumentException("'" + documentId + "' begins with --- that does not end");
    }
    String lines = whole.substring(FENCE.length(), Math.max(end, FENCE.length()));
    return document(documentId, whole.substring(end + 1 + FENCE.length()), named(lines));
  }

  private static Document document(String id, String text, Map<String, String> named) {
    String kind = named.getOrDefault("kind", DocumentKind.STORY.label());
    return new Document(
        id,
        named.getOrDefault("title", id),
        text.strip(),
        DocumentKind.of(kind)
            .orElseThrow(
                () -> new IllegalArgumentException("'" + id + "': no kind '" + kind + "'")),
        Map.of(),
        lore(named));
  }

  private static @Nullable Lore lore(Map<String, String> named) {
    List<String> keywords =
        Arrays.stream(named.getOrDefault("keywords", "").split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    @Nullable String when = named.get("when");
    return keywords.isEmpty() && when == null
        ? null
        : new Lore(
            keywords,
            when,
            Boolean.parseBoolean(named.get("all")),
            Long.parseLong(named.getOrDefault("priority", "0")));
  }

  private static Map<String, String> named(String lines) {
    Map<String, String> named = new HashMap<>();
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon < 1) {
            throw new IllegalArgumentException("expected 'name: value', found '" + line + "'");
          }
          named.put(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip());
        });
    return named;
  }
}
