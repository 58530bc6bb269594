package dev.mimir.dice;

/// What computing odds has left of its steps.
final class Workload {
  private double left = DiceLimits.ODDS_STEPS;

  /// @throws DiceNotationException when more than is left
  void charge(double steps) {
    left -= steps;
    if (left < 0) {
      throw tooMuch();
    }
  }

  /// @throws DiceNotationException when they are more than may be held at once
  void hold(double cells) {
    if (cells > DiceLimits.ODDS_CELLS) {
      throw tooMuch();
    }
    charge(cells);
  }

  static DiceNotationException tooMuch() {
    return new DiceNotationException(
        0,
        "these odds have too many cases to compute; use fewer dice, smaller dice or less division");
  }
}
