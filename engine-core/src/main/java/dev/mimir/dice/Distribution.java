package dev.mimir.dice;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Chances of exact values `values[i] / denominator`, ascending. The chances may add up to less
/// than 1: a part of a whole, or one with its tail left out (`truncated`).
final class Distribution {
  private final long denominator;
  private final long[] values;
  private final double[] chances;
  private final boolean truncated;

  Distribution(long denominator, long[] values, double[] chances, boolean truncated) {
    this.denominator = denominator;
    this.values = values;
    this.chances = chances;
    this.truncated = truncated;
  }

  static Distribution certain(long value) {
    return new Distribution(1, new long[] {value}, new double[] {1}, false);
  }

  static Distribution dense(long low, double[] close, long denominator, boolean truncated) {
    int size = (int) Arrays.stream(close).filter(chance -> chance > 0).count();
    long[] values = new long[size];
    double[] chances = new double[size];
    int next = 0;
    for (int i = 0; i < close.length; i++) {
      if (close[i] > 0) {
        values[next] = low + i;
        chances[next++] = close[i];
      }
    }
    return new Distribution(denominator, values, chances, truncated);
  }

  int size() {
    return values.length;
  }

  long value(int i) {
    return values[i];
  }

  double chance(int i) {
    return chances[i];
  }

  Rational rational(int i) {
    return Rational.of(values[i], denominator);
  }

  boolean truncated() {
    return truncated;
  }

  long denominator() {
    return denominator;
  }

  double mass() {
    return Arrays.stream(chances).sum();
  }

  long low() {
    return values[0];
  }

  long high() {
    return values[values.length - 1];
  }

  boolean sameAs(Distribution other) {
    return denominator == other.denominator
        && truncated == other.truncated
        && Arrays.equals(values, other.values)
        && Arrays.equals(chances, other.chances);
  }

  Distribution normalised() {
    double mass = mass();
    double[] scaled = Arrays.stream(chances).map(chance -> chance / mass).toArray();
    return new Distribution(denominator, values, scaled, truncated);
  }

  Distribution markTruncated(boolean also) {
    return also ? new Distribution(denominator, values, chances, true) : this;
  }

  /// The same values over a denominator that is a multiple of theirs.
  Distribution over(long common) {
    if (common == denominator) {
      return this;
    }
    long factor = common / denominator;
    long[] scaled = Arrays.stream(values).map(v -> exactly(v, factor)).toArray();
    return new Distribution(common, scaled, chances, truncated);
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  /// The sum of `count` independent values of this distribution.
  Distribution power(int count, Workload work) {
    Distribution result = certain(0).over(denominator);
    Distribution square = this;
    for (int bits = count; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        result = result.plus(square, work);
      }
      if (bits > 1) {
        square = square.plus(square, work);
      }
    }
    return result;
  }

  /// The sum with an independent value over the same denominator.
  Distribution plus(Distribution other, Workload work) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? this : other;
    }
    return new Convolution(this, other, work).sum();
  }

  Distribution combined(Operator operator, Distribution other, Workload work) {
    return switch (operator) {
      case PLUS -> overCommon(other).plus(other.overCommon(this), work);
      case MINUS -> combined(Operator.PLUS, other.negated(), work);
      case TIMES -> {
        Distribution whole =
            new Convolution(over1(), other.over1(), work).pairs(Distribution::exactly);
        yield whole.dividedBy(exactly(denominator, other.denominator));
      }
      case DIVIDED_BY -> combined(Operator.TIMES, other.inverted(), work);
    };
  }

  private Distribution overCommon(Distribution other) {
    return over(common(denominator, other.denominator));
  }

  private Distribution over1() {
    return new Distribution(1, values, chances, truncated);
  }

  /// Divides whole values, and reduces.
  private Distribution dividedBy(long divisor) {
    long factor = divisor;
    for (int i = 0; i < size() && factor != 1; i++) {
      factor = Rational.gcd(factor, values[i]);
    }
    long shared = factor;
    long[] reduced = Arrays.stream(values).map(value -> value / shared).toArray();
    return new Distribution(divisor / shared, reduced, chances, truncated);
  }

  private Distribution negated() {
    return reversed(value -> -value, denominator);
  }

  /// One divided by each value. All have the same sign and none is zero, see [Bounds].
  private Distribution inverted() {
    long multiple = 1;
    for (long value : values) {
      multiple = common(multiple, Math.abs(value));
    }
    long top = exactly(multiple, denominator);
    long bottom = multiple;
    return reversed(value -> top / value, bottom);
  }

  private Distribution reversed(LongUnaryOperator change, long over) {
    int last = size() - 1;
    long[] changed = new long[size()];
    double[] turned = new double[size()];
    for (int i = 0; i <= last; i++) {
      changed[i] = change.applyAsLong(values[last - i]);
      turned[i] = chances[last - i];
    }
    return new Distribution(over, changed, turned, truncated);
  }

  /// What each value becomes by a function whose result needs no other denominator.
  Distribution mapped(UnaryOperator<Rational> function, Workload work) {
    long[] changed = new long[size()];
    for (int i = 0; i < size(); i++) {
      Rational result = function.apply(rational(i));
      changed[i] = exactly(result.numerator(), denominator / result.denominator());
    }
    long low = Arrays.stream(changed).min().orElse(0);
    long high = Arrays.stream(changed).max().orElse(0);
    Tally tally = new Tally(low, high, size(), work);
    for (int i = 0; i < size(); i++) {
      tally.add(changed[i], chances[i]);
    }
    return tally.over(1, truncated).dividedBy(denominator);
  }

  Distribution scored(@Nullable Counting counting, Workload work) {
    return counting == null ? this : mapped(value -> Rational.of(counting.score(value)), work);
  }

  /// This and a weighted other over the same denominator: either the one or the other happens.
  Distribution or(Distribution other, double weight, Workload work) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other.weighted(weight) : this;
    }
    long low = Math.min(low(), other.low());
    long high = Math.max(high(), other.high());
    Tally tally = new Tally(low, high, (double) size() + other.size(), work);
    tally.add(this, 1);
    tally.add(other, weight);
    return tally.over(denominator, truncated || other.truncated);
  }

  private Distribution weighted(double weight) {
    double[] scaled = Arrays.stream(chances).map(chance -> chance * weight).toArray();
    return new Distribution(denominator, values, scaled, truncated);
  }

  static long common(long a, long b) {
    return exactly(a, b / Rational.gcd(a, b));
  }

  private static long exactly(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long product = a * b;
    if (high != product >> 63) {
      throw Workload.tooMuch();
    }
    return product;
  }
}
