package dev.mimir.nodes.knowledge;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text in which keywords are looked for: without regard to case and width, and as whole words
/// where words are written apart.
final class Keywords {
  private final String text;

  Keywords(String text) {
    this.text = folded(text);
  }

  /// The first of these that is said.
  Optional<String> firstOf(List<String> keywords) {
    return keywords.stream().filter(this::says).findFirst();
  }

  private boolean says(String keyword) {
    String wanted = folded(keyword).strip();
    if (wanted.isEmpty()) {
      return false;
    }
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (apart(at) && apart(at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  /// Whether no word goes on over a place.
  private boolean apart(int place) {
    if (place == 0 || place == text.length()) {
      return true;
    }
    int before = text.codePointBefore(place);
    int after = text.codePointAt(place);
    return !isPartOfWord(before) || !isPartOfWord(after);
  }

  private static boolean isPartOfWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !Tokens.isWide(codePoint);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
