package dev.mimir.dice;

import java.util.Locale;

/// Reads a notation from left to right; white space between its parts does not matter.
final class Scanner {
  private final String text;
  private int position;

  Scanner(String notation) {
    this.text = notation.toLowerCase(Locale.ROOT);
    if (text.length() > DiceLimits.LENGTH) {
      throw new DiceNotationException(
          DiceLimits.LENGTH,
          "the notation is too long; use at most " + DiceLimits.LENGTH + " characters");
    }
    skipSpace();
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  int column() {
    return position;
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean sees(String part) {
    return text.startsWith(part, position);
  }

  boolean seesDigit() {
    return !atEnd() && isDigit(text.charAt(position));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Whether the part comes next; then it is read.
  boolean take(String part) {
    if (!sees(part)) {
      return false;
    }
    position += part.length();
    skipSpace();
    return true;
  }

  void expect(String part, String advice) {
    if (!take(part)) {
      throw unexpected(advice);
    }
  }

  /// @param limit the largest number allowed
  int number(int limit, String what) {
    int start = position;
    long number = 0;
    while (seesDigit()) {
      number = Math.min(number * 10 + text.charAt(position) - '0', Integer.MAX_VALUE);
      position++;
    }
    if (position == start) {
      throw unexpected("write " + what + " as a whole number");
    }
    if (number > limit) {
      throw new DiceNotationException(start, what + " is too large; use at most " + limit);
    }
    skipSpace();
    return (int) number;
  }

  DiceNotationException unexpected(String advice) {
    String found = atEnd() ? "the notation ends here" : "'" + symbol() + "' is not expected here";
    return new DiceNotationException(position, found + "; " + advice);
  }

  private String symbol() {
    return Character.toString(text.codePointAt(position));
  }
}
