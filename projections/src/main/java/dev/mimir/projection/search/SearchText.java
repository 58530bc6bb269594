package dev.mimir.projection.search;

/// Texts as PostgreSQL finds them.
public final class SearchText {
  /// Fewer characters than a `tsvector` may have bytes, of which a character takes four at most.
  private static final int MOST = 200_000;

  private SearchText() {}

  /// The words of a text, as a `tsvector`, and whose text it is: the index then finds the words of
  /// one tenant without looking at those of the others.
  public static String of(String tenant, String text) {
    StringBuilder vector = new StringBuilder(3 * text.length() + 16);
    vector.append(owner(tenant));
    int position = 0;
    for (Words.Word word : Words.of(text).list()) {
      if (vector.length() > MOST) {
        break;
      }
      vector.append(' ').append(word.text()).append(':').append(++position);
    }
    return vector.toString();
  }

  /// A word that stands in no text.
  static String owner(String tenant) {
    return "'=" + tenant.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
