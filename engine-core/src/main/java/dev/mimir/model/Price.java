package dev.mimir.model;

/// What a million tokens cost, in millionths of the currency's unit.
///
/// @param input tokens that are sent
/// @param output tokens that come back
public record Price(long input, long output) {
  private static final long MILLION = 1_000_000;

  static final Price FREE = new Price(0, 0);

  /// What a call costs, rounded to the nearest millionth.
  public long cost(long tokensIn, long tokensOut) {
    long exact =
        Math.addExact(Math.multiplyExact(input, tokensIn), Math.multiplyExact(output, tokensOut));
    return Math.floorDiv(exact + MILLION / 2, MILLION);
  }
}
