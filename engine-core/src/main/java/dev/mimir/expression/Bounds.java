package dev.mimir.expression;

/// Checks and accounts for the size of a value before it is made.
final class Bounds {

  private Bounds() {}

  static void text(long length) {
    textGrown(0, length);
  }

  static void textGrown(long before, long after) {
    if (after > Limits.TEXT) {
      throw Evaluation.current().limit("a text has more than " + Limits.TEXT + " characters");
    }
    Evaluation.current().spend(after - before + 1);
  }

  static void elements(long size) {
    if (size > Limits.ELEMENTS) {
      throw Evaluation.current()
          .limit("a list or map has more than " + Limits.ELEMENTS + " elements");
    }
  }
}
