package dev.mimir.dice;

/// The whole numbers from `first` to `last`; none when `last` is less.
record Interval(long first, long last) {
  static final Interval NONE = new Interval(0, -1);

  long size() {
    return Math.max(0, last - first + 1);
  }

  boolean contains(long value) {
    return value >= first && value <= last;
  }

  Interval and(Interval other) {
    return new Interval(Math.max(first, other.first), Math.min(last, other.last));
  }
}
