package dev.mimir.nodes.tool.basic;

import dev.mimir.node.NodeFailure;

/// A text that counts how often it is read and stops a reader who reads too much: a regular
/// expression reads each character once per search, and may search once per match.
final class Metered implements CharSequence {
  private final String text;
  private final long cost;
  private long left;

  /// @param cost of reading one character
  /// @param budget for all reading
  Metered(String text, long cost, long budget) {
    this.text = text;
    this.cost = cost;
    this.left = budget;
  }

  @Override
  public char charAt(int index) {
    left -= cost;
    if (left < 0) {
      throw new NodeFailure(
          "TOO_MUCH_WORK",
          "the pattern takes too much work on so long a text; shorten one of them");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return text.substring(from, to);
  }

  @Override
  public String toString() {
    return text;
  }
}
