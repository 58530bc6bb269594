package dev.mimir.dice;

/// What bounds a notation. Beyond a limit [Dice#parse] (or [Dice#odds]) refuses; nothing is cut off
/// silently.
public final class DiceLimits {
  /// Characters of a notation.
  public static final int LENGTH = 500;

  /// Dice of a whole notation; also the expected draws, explosions and rerolls included.
  public static final int DICE = 1_000;

  /// Sides of one die.
  public static final int SIDES = 1_000_000;

  /// The largest number that may be written.
  public static final int NUMBER = 1_000_000_000;

  /// Parentheses, braces, functions and signs inside each other.
  public static final int DEPTH = 32;

  /// Members of one group.
  public static final int MEMBERS = 32;

  /// Draws of one roll. What [Dice#parse] accepts gets there with a chance below 1e-25.
  public static final int DRAWS = 10_000;

  /// The largest chance that a die is rolled again, by an explosion or by a reroll.
  public static final double REPEAT_CHANCE = 0.99;

  /// The largest total, and the largest numerator or denominator on the way: 2^53 - 1, which JSON
  /// readers keep exact.
  public static final long TOTAL = (1L << 53) - 1;

  /// Different totals that odds may have.
  public static final int OUTCOMES = 20_000;

  /// Steps of computing odds, about as many nanoseconds.
  static final long ODDS_STEPS = 300_000_000L;

  /// Numbers held at once while computing odds.
  static final int ODDS_CELLS = 2_000_000;

  /// Odds leave out chains of explosions that are together less likely than this.
  static final double ODDS_TAIL = 1e-12;

  private DiceLimits() {}
}
