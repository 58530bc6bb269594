package dev.mimir.dice;

import java.math.BigInteger;

/// An exact fraction in lowest terms, the denominator positive. [Bounds] keeps both in range.
record Rational(long numerator, long denominator) implements Comparable<Rational> {
  static final Rational ZERO = new Rational(0, 1);

  static Rational of(long value) {
    return new Rational(value, 1);
  }

  static Rational of(long numerator, long denominator) {
    long divisor = gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
    return new Rational(numerator / divisor, denominator / divisor);
  }

  static long gcd(long a, long b) {
    long x = Math.abs(a);
    long y = Math.abs(b);
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  Rational plus(Rational other) {
    if (denominator == 1 && other.denominator == 1) {
      return of(numerator + other.numerator);
    }
    return of(
        numerator * other.denominator + other.numerator * denominator,
        denominator * other.denominator);
  }

  Rational minus(Rational other) {
    return plus(other.negated());
  }

  Rational times(Rational other) {
    return of(numerator * other.numerator, denominator * other.denominator);
  }

  Rational dividedBy(Rational other) {
    return of(numerator * other.denominator, denominator * other.numerator);
  }

  Rational negated() {
    return new Rational(-numerator, denominator);
  }

  long floor() {
    return denominator == 1 ? numerator : Math.floorDiv(numerator, denominator);
  }

  @Override
  public int compareTo(Rational other) {
    if (denominator == other.denominator) {
      return Long.compare(numerator, other.numerator);
    }
    return product(numerator, other.denominator).compareTo(product(other.numerator, denominator));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
