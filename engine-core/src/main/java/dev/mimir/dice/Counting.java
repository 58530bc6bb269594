package dev.mimir.dice;

import org.jspecify.annotations.Nullable;

/// Counts successes, less failures, in place of adding up.
record Counting(ComparePoint success, @Nullable ComparePoint failure) {

  boolean succeeds(Rational value) {
    return success.matches(value.numerator(), value.denominator());
  }

  boolean fails(Rational value) {
    return failure != null && failure.matches(value.numerator(), value.denominator());
  }

  int score(Rational value) {
    return (succeeds(value) ? 1 : 0) - (fails(value) ? 1 : 0);
  }
}
