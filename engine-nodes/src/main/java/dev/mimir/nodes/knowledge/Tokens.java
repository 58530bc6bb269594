package dev.mimir.nodes.knowledge;

/// Estimates how many tokens a model will see in a text: one for each CJK character, one for every
/// four others. It is the same on every machine, which an exact count of some model would be too,
/// but not for the next model.
final class Tokens {
  private Tokens() {}

  static long in(String text) {
    long wide = text.codePoints().filter(Tokens::isWide).count();
    long narrow = text.codePoints().count() - wide;
    return wide + Math.ceilDiv(narrow, 4);
  }

  /// Whether a character is of a script that is written without spaces.
  static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI -> true;
      default -> false;
    };
  }
}
