package dev.mimir.dice;

import java.util.List;

/// The four operations of arithmetic.
enum Operator {
  PLUS {
    @Override
    Rational apply(Rational a, Rational b) {
      return a.plus(b);
    }
  },
  MINUS {
    @Override
    Rational apply(Rational a, Rational b) {
      return a.minus(b);
    }
  },
  TIMES {
    @Override
    Rational apply(Rational a, Rational b) {
      return a.times(b);
    }
  },
  DIVIDED_BY {
    @Override
    Rational apply(Rational a, Rational b) {
      return a.dividedBy(b);
    }
  };

  abstract Rational apply(Rational a, Rational b);

  /// The bounds of the result; without values when they do not fit.
  Bounds bounds(Bounds a, Bounds b) {
    Bounds sizes = sizes(a, b);
    return sizes.fit() ? sizes.between(corners(a, b)) : sizes;
  }

  private Bounds sizes(Bounds a, Bounds b) {
    return switch (this) {
      case PLUS, MINUS ->
          Bounds.sizes(
              a.numerator() * b.denominator() + b.numerator() * a.denominator(),
              a.denominator() * b.denominator());
      case TIMES -> Bounds.sizes(a.numerator() * b.numerator(), a.denominator() * b.denominator());
      case DIVIDED_BY ->
          Bounds.sizes(a.numerator() * b.denominator(), a.denominator() * b.numerator());
    };
  }

  private List<Rational> corners(Bounds a, Bounds b) {
    return List.of(
        apply(a.low(), b.low()),
        apply(a.low(), b.high()),
        apply(a.high(), b.low()),
        apply(a.high(), b.high()));
  }
}
