package dev.mimir.dice;

/// A comparison with a number, such as `>=5`.
record ComparePoint(Comparison comparison, long number) {

  /// In the order to look for them: a symbol before those that it begins with.
  enum Comparison {
    AT_LEAST(">="),
    MORE(">"),
    AT_MOST("<="),
    LESS("<"),
    EQUAL("=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }
  }

  boolean matches(long value) {
    return matches(value, 1);
  }

  boolean matches(long numerator, long denominator) {
    int order = Rational.of(numerator, denominator).compareTo(Rational.of(number));
    return switch (comparison) {
      case AT_LEAST -> order >= 0;
      case MORE -> order > 0;
      case AT_MOST -> order <= 0;
      case LESS -> order < 0;
      case EQUAL -> order == 0;
    };
  }

  /// The whole numbers from `low` to `high` that match.
  Interval within(long low, long high) {
    return switch (comparison) {
      case AT_LEAST -> new Interval(Math.max(low, number), high);
      case MORE -> new Interval(Math.max(low, number + 1), high);
      case AT_MOST -> new Interval(low, Math.min(high, number));
      case LESS -> new Interval(low, Math.min(high, number - 1));
      case EQUAL -> new Interval(Math.max(low, number), Math.min(high, number));
    };
  }
}
