package dev.mimir.dice;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/// What two independent values over the same denominator come to together.
final class Convolution {
  private static final double REACH = 0x1p62;

  private final Distribution left;
  private final Distribution right;
  private final Workload work;

  /// Neither is empty.
  Convolution(Distribution left, Distribution right, Workload work) {
    this.left = left;
    this.right = right;
    this.work = work;
  }

  /// Their sum: by sliding one array along the other where their values lie close.
  Distribution sum() {
    if (reach(left) + reach(right) > REACH) {
      throw Workload.tooMuch();
    }
    double width = width(right);
    boolean close = width <= 4.0 * right.size();
    return close && width(left) + width <= 8 * (left.size() + width) ? slide() : pairs(Long::sum);
  }

  private static double reach(Distribution of) {
    return Math.max(Math.abs((double) of.low()), Math.abs((double) of.high()));
  }

  private static double width(Distribution of) {
    return (double) of.high() - of.low() + 1;
  }

  private Distribution slide() {
    double span = width(left) + width(right) - 1;
    work.hold(span);
    work.charge(left.size() * width(right));
    double[] sums = new double[(int) span];
    double[] near = near();
    for (int i = 0; i < left.size(); i++) {
      addShifted(sums, (int) (left.value(i) - left.low()), near, left.chance(i));
    }
    remainPossible(sums, 0);
    remainPossible(sums, sums.length - 1);
    return Distribution.dense(left.low() + right.low(), sums, left.denominator(), truncated());
  }

  private double[] near() {
    double[] near = new double[(int) width(right)];
    for (int i = 0; i < right.size(); i++) {
      near[(int) (right.value(i) - right.low())] = right.chance(i);
    }
    return near;
  }

  private static void addShifted(double[] sums, int shift, double[] addends, double weight) {
    for (int j = 0; j < addends.length; j++) {
      sums[shift + j] += weight * addends[j];
    }
  }

  /// The smallest and the largest sum, though too unlikely for a double.
  private static void remainPossible(double[] sums, int end) {
    sums[end] = Math.max(sums[end], Double.MIN_NORMAL);
  }

  /// Pair by pair, for an operation that is largest and smallest at the ends of its operands.
  Distribution pairs(LongBinaryOperator operation) {
    long[] ends = {
      operation.applyAsLong(left.low(), right.low()),
      operation.applyAsLong(left.low(), right.high()),
      operation.applyAsLong(left.high(), right.low()),
      operation.applyAsLong(left.high(), right.high())
    };
    Arrays.sort(ends);
    Tally tally = new Tally(ends[0], ends[3], (double) left.size() * right.size(), work);
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        long value = operation.applyAsLong(left.value(i), right.value(j));
        tally.add(value, left.chance(i) * right.chance(j));
      }
    }
    return tally.over(left.denominator(), truncated());
  }

  private boolean truncated() {
    return left.truncated() || right.truncated();
  }
}
