package dev.mimir.nodes.npc;

import dev.mimir.session.Memory.Utterance;
import java.util.List;

/// Estimates how many tokens a model sees: one for each character of a script that is written
/// without spaces, one for every four others, and four for each message. It is the same for every
/// model, so that what is kept does not depend on who is asked.
final class Tokens {
  private static final long OF_A_MESSAGE = 4;

  private Tokens() {}

  static long in(String text) {
    long wide = text.codePoints().filter(Tokens::isWide).count();
    long narrow = text.codePoints().count() - wide;
    return wide + Math.ceilDiv(narrow, 4);
  }

  private static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI -> true;
      default -> false;
    };
  }

  /// How many of the oldest leave a window: none as long as all fit; else so many that what stays
  /// takes half of it, so that not every answer has to make room.
  static int leaving(List<Utterance> window, long budget) {
    long all = window.stream().mapToLong(Tokens::of).sum();
    if (all <= budget) {
      return 0;
    }
    int leaving = 0;
    while (leaving < window.size() && all > budget / 2) {
      all -= of(window.get(leaving));
      leaving++;
    }
    return leaving;
  }

  private static long of(Utterance utterance) {
    return OF_A_MESSAGE + in(utterance.text().value());
  }
}
