package dev.mimir.projection.search;

import static java.lang.Character.UnicodeScript.BOPOMOFO;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.THAI;
import static java.lang.Character.UnicodeScript.TIBETAN;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a text is found by: its words, at positions that count from 1.
///
/// In scripts without spaces between words (Chinese, Japanese, Korean, Thai, ...) each character
/// stands with the one that follows it, the last of a run alone: `魔法師` is `魔法`, `法師` and `師`. So
/// any part of a run is found by the pairs in it, and a single character as the beginning of a pair
/// or the last one.
///
/// @param folded what they were made of
/// @param list in their order
record Words(Folded folded, List<Word> list) {
  /// As many positions as PostgreSQL tells apart.
  static final int MOST = 16_383;

  /// Longer ones are cut.
  static final int LONGEST = 64;

  private static final int LONG_VOWEL = 0x30FC;
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN);

  /// A word or a pair.
  ///
  /// @param from index of its first code point in what was folded
  /// @param to index behind its last
  /// @param joined whether it belongs to a script without spaces
  /// @param last whether the run or word ends with it
  record Word(String text, int from, int to, boolean joined, boolean last) {
    /// Whether it is a character without one that follows it.
    boolean single() {
      return joined && last;
    }
  }

  static Words of(String text) {
    Folded folded = Folded.of(text);
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < folded.size() && words.size() < MOST) {
      if (!beginsWord(folded.point(at))) {
        at++;
        continue;
      }
      boolean joined = isJoined(folded.point(at));
      int end = endOfRun(folded, at, joined);
      add(folded, at, end, joined, words);
      at = end;
    }
    return new Words(folded, words);
  }

  private static int endOfRun(Folded folded, int from, boolean joined) {
    int end = from + 1;
    while (end < folded.size()
        && (isMark(folded.point(end)) || goesOn(folded.point(end), joined))) {
      end++;
    }
    return end;
  }

  private static void add(Folded folded, int from, int to, boolean joined, List<Word> words) {
    if (!joined) {
      words.add(word(folded, from, to, false, true));
      return;
    }
    for (int at = from; at < to && words.size() < MOST; at++) {
      words.add(word(folded, at, Math.min(at + 2, to), true, at + 1 == to));
    }
  }

  private static Word word(Folded folded, int from, int to, boolean joined, boolean last) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < Math.min(to, from + LONGEST); i++) {
      text.appendCodePoint(folded.point(i));
    }
    return new Word(text.toString(), from, to, joined, last);
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean beginsWord(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER;
  }

  private static boolean goesOn(int c, boolean joined) {
    return beginsWord(c) && isJoined(c) == joined;
  }

  private static boolean isJoined(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return (c >= 0x4E00 && c <= 0x9FFF)
        || c == LONG_VOWEL
        || WITHOUT_SPACES.contains(UnicodeScript.of(c));
  }
}
