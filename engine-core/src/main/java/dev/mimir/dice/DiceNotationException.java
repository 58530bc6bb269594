package dev.mimir.dice;

/// A dice notation that is wrong or beyond a limit. The message says what to do about it.
public final class DiceNotationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;

  DiceNotationException(int column, String message) {
    super(message);
    this.column = column;
  }

  /// Where in the notation, counted in characters from 0.
  public int column() {
    return column;
  }
}
