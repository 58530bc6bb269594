package dev.mimir.nodes.tool.basic;

import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.tool.Arguments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a formula and computes it on the way: a recursive descent over sums, products, signs,
/// powers (to the right) and atoms. Every number has at most 34 digits and a magnitude below 1e300,
/// and every operator is read once, so that the work is bounded by the length.
final class Formula {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final int MAGNITUDE = 300;
  private static final int DEPTH = 50;
  private static final Map<String, BigDecimal> CONSTANTS =
      Map.of(
          "pi", new BigDecimal("3.141592653589793238462643383279503"),
          "e", new BigDecimal("2.718281828459045235360287471352662"));

  private final String source;
  private final Map<String, BigDecimal> variables;
  private int at;
  private int depth;

  Formula(String source, Map<String, BigDecimal> variables) {
    this.source = source;
    this.variables = variables;
  }

  /// @throws NodeFailure when it is no formula or has no value
  BigDecimal value() {
    BigDecimal value = sum();
    if (at < source.length()) {
      throw wrong("nothing can follow here");
    }
    return value;
  }

  private BigDecimal sum() {
    if (++depth > DEPTH) {
      throw wrong("it is nested too deeply");
    }
    BigDecimal value = product();
    while (true) {
      if (takes('+')) {
        value = bounded(value.add(product(), DIGITS));
      } else if (takes('-')) {
        value = bounded(value.subtract(product(), DIGITS));
      } else {
        depth--;
        return value;
      }
    }
  }

  private BigDecimal product() {
    BigDecimal value = signed();
    while (true) {
      if (takes('*')) {
        value = bounded(value.multiply(signed(), DIGITS));
      } else if (takes('/')) {
        value = bounded(value.divide(divisor(), DIGITS));
      } else if (takes('%')) {
        value = remainder(value, divisor());
      } else {
        return value;
      }
    }
  }

  private BigDecimal divisor() {
    BigDecimal divisor = signed();
    if (divisor.signum() == 0) {
      throw wrong("it divides by zero");
    }
    return divisor;
  }

  private BigDecimal remainder(BigDecimal value, BigDecimal divisor) {
    try {
      return value.remainder(divisor, DIGITS);
    } catch (ArithmeticException _) {
      throw wrong("the remainder has too many digits");
    }
  }

  private BigDecimal signed() {
    if (++depth > DEPTH) {
      throw wrong("it is nested too deeply");
    }
    BigDecimal value;
    if (takes('-')) {
      value = signed().negate();
    } else {
      takes('+');
      value = power();
    }
    depth--;
    return value;
  }

  private BigDecimal power() {
    BigDecimal base = atom();
    return takes('^') ? raised(base, signed()) : base;
  }

  private BigDecimal raised(BigDecimal base, BigDecimal exponent) {
    boolean whole = exponent.stripTrailingZeros().scale() <= 0;
    if (exponent.abs().compareTo(BigDecimal.valueOf(1_000)) > 0) {
      throw wrong("the exponent is beyond 1000");
    }
    if (base.signum() == 0 && exponent.signum() < 0) {
      throw wrong("it divides by zero");
    }
    if (whole) {
      return bounded(base.pow(exponent.intValueExact(), DIGITS));
    }
    double value = Math.pow(base.doubleValue(), exponent.doubleValue());
    if (!Double.isFinite(value)) {
      throw wrong("the power has no value");
    }
    return bounded(new BigDecimal(value, MathContext.DECIMAL64));
  }

  private BigDecimal atom() {
    if (takes('(')) {
      BigDecimal value = sum();
      expect(')');
      return value;
    }
    int from = at;
    while (at < source.length() && part(source.charAt(at), at == from)) {
      at++;
    }
    String word = source.substring(from, at);
    blanks();
    if (word.isEmpty()) {
      throw wrong("a number is expected");
    }
    return Character.isLetter(word.charAt(0)) || word.charAt(0) == '_' ? named(word) : number(word);
  }

  private boolean part(char c, boolean first) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || exponentSign(c, first);
  }

  /// The sign in `1e-3`.
  private boolean exponentSign(char c, boolean first) {
    return !first
        && (c == '-' || c == '+')
        && "eE".indexOf(source.charAt(at - 1)) >= 0
        && at >= 2
        && (Character.isDigit(source.charAt(at - 2)) || source.charAt(at - 2) == '.')
        && at + 1 < source.length()
        && Character.isDigit(source.charAt(at + 1));
  }

  private BigDecimal number(String word) {
    try {
      return bounded(new BigDecimal(word, DIGITS));
    } catch (NumberFormatException _) {
      throw wrong("'" + word + "' is no number");
    }
  }

  private BigDecimal named(String name) {
    if (takes('(')) {
      return function(name, arguments());
    }
    BigDecimal value = variables.getOrDefault(name, CONSTANTS.get(name));
    if (value == null) {
      throw wrong("'" + name + "' is not known; give it under variables");
    }
    return bounded(value.round(DIGITS));
  }

  private List<BigDecimal> arguments() {
    List<BigDecimal> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (takes(','));
    expect(')');
    return arguments;
  }

  private BigDecimal function(String name, List<BigDecimal> of) {
    BigDecimal first = of.getFirst();
    return switch (name) {
      case "min" -> of.stream().reduce(first, BigDecimal::min);
      case "max" -> of.stream().reduce(first, BigDecimal::max);
      case "abs" -> sole(of).abs();
      case "floor" -> sole(of).setScale(0, RoundingMode.FLOOR);
      case "ceil" -> sole(of).setScale(0, RoundingMode.CEILING);
      case "round" -> rounded(of);
      case "sqrt" -> root(sole(of));
      default ->
          throw wrong(
              "there is no function '" + name + "', but abs, ceil, floor, max, min, round, sqrt");
    };
  }

  private BigDecimal rounded(List<BigDecimal> of) {
    if (of.size() == 1) {
      return of.getFirst().setScale(0, RoundingMode.HALF_UP);
    }
    BigDecimal digits = of.get(1);
    if (of.size() > 2
        || digits.compareTo(BigDecimal.ZERO) < 0
        || digits.compareTo(BigDecimal.TEN) > 0) {
      throw wrong("round takes a number and at most 10 digits");
    }
    return of.getFirst().setScale(digits.intValue(), RoundingMode.HALF_UP);
  }

  private BigDecimal root(BigDecimal of) {
    if (of.signum() < 0) {
      throw wrong("a negative number has no square root");
    }
    return of.sqrt(DIGITS);
  }

  private BigDecimal sole(List<BigDecimal> of) {
    if (of.size() != 1) {
      throw wrong("the function takes one number");
    }
    return of.getFirst();
  }

  private BigDecimal bounded(BigDecimal value) {
    if (value.signum() != 0 && value.precision() - value.scale() > MAGNITUDE) {
      throw wrong("a number on the way is too large");
    }
    // What is this small is nothing; it also keeps scales within bounds.
    return value.precision() - value.scale() < -MAGNITUDE ? BigDecimal.ZERO : value;
  }

  private boolean takes(char c) {
    blanks();
    if (at < source.length() && source.charAt(at) == c) {
      at++;
      blanks();
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!takes(c)) {
      throw wrong("'" + c + "' is expected");
    }
  }

  private void blanks() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  private NodeFailure wrong(String what) {
    return Arguments.wrong(what + " (character " + (at + 1) + " of the expression)");
  }
}
