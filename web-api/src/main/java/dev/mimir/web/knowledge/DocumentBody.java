package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A document to add.
///
/// @param documentId unique in its base, a document with this id is replaced; made up when left out
/// @param title one line
/// @param text plain or Markdown
/// @param kind the base's when left out
/// @param metadata kept and given back
/// @param lore when it comes up by itself
record DocumentBody(
    @Nullable String documentId,
    String title,
    String text,
    @Nullable DocumentKind kind,
    @Nullable Map<String, JsonNode> metadata,
    @Nullable LoreBody lore)
    implements JsonBody {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final int LONGEST_TEXT = 500_000;
  private static final int MOST_METADATA = 50;

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  void check() {
    Checks checks =
        new Checks()
            .that(
                documentId == null || ID.matcher(documentId).matches(),
                "/document_id",
                "Has to be 1 to 100 characters of A-Z, a-z, 0-9, _, . and -.")
            .that(Texts.isName(title, 200), "/title", "Has to be 1 to 200 characters in one line.")
            .that(
                isText(text),
                "/text",
                "Has to have at most " + LONGEST_TEXT + " characters, not all of them spaces.")
            .that(
                metadata == null || metadata.size() <= MOST_METADATA,
                "/metadata",
                "Has to have at most " + MOST_METADATA + " members.");
    if (lore != null) {
      lore.check(checks);
    }
    checks.done();
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }

  /// The document.
  ///
  /// @param made the id to use when the body has none
  Document document(String made, Base base) {
    return new Document(
        documentId == null ? made : documentId,
        title,
        text,
        kind == null ? base.kind() : kind,
        PlainJson.values(metadata, "/metadata"),
        lore == null ? null : lore.lore());
  }
}
