package dev.mimir.dice;

import java.util.List;
import java.util.stream.Stream;

/// What a term can come to: its smallest and largest value, and how large numerator and denominator
/// can get on the way. Known before a roll, so that rolling cannot overflow or divide by zero.
record Bounds(Rational low, Rational high, double numerator, double denominator) {

  static Bounds of(long low, long high) {
    double size = Math.max(Math.abs((double) low), Math.abs((double) high));
    return new Bounds(Rational.of(low), Rational.of(high), size, 1);
  }

  boolean fit() {
    return numerator <= DiceLimits.TOTAL && denominator <= DiceLimits.TOTAL;
  }

  boolean containZero() {
    return low.numerator() <= 0 && high.numerator() >= 0;
  }

  /// Sizes alone, to be checked before the values are computed.
  static Bounds sizes(double numerator, double denominator) {
    return new Bounds(Rational.ZERO, Rational.ZERO, numerator, denominator);
  }

  Bounds between(List<Rational> corners) {
    Stream<Rational> sorted = corners.stream().sorted();
    List<Rational> values = sorted.toList();
    return new Bounds(values.getFirst(), values.getLast(), numerator, denominator);
  }
}
