package dev.mimir.dice;

import java.util.List;

/// The functions of the notation. `round` takes a half up.
enum Builtin {
  FLOOR,
  CEIL,
  ROUND,
  ABS;

  Rational apply(Rational value) {
    long n = value.numerator();
    long d = value.denominator();
    return switch (this) {
      case FLOOR -> Rational.of(value.floor());
      case CEIL -> Rational.of(Math.ceilDiv(n, d));
      case ROUND -> Rational.of(Math.floorDiv(2 * n + d, 2 * d));
      case ABS -> new Rational(Math.abs(n), d);
    };
  }

  Bounds bounds(Bounds of) {
    double denominator = this == ABS ? of.denominator() : 1;
    Bounds sizes = Bounds.sizes(of.numerator(), denominator);
    Rational low = apply(of.low());
    Rational high = apply(of.high());
    if (this == ABS && of.containZero()) {
      return sizes.between(List.of(Rational.ZERO, low, high));
    }
    return sizes.between(List.of(low, high));
  }
}
