package dev.mimir.playtest;

/// A way from one place to another.
final class Way {
  private final int index;
  private final Spot from;
  private final String port;
  private final Spot to;

  /// @param index from 0, in the order of all ways
  Way(int index, Spot from, String port, Spot to) {
    this.index = index;
    this.from = from;
    this.port = port;
    this.to = to;
  }

  int index() {
    return index;
  }

  Spot from() {
    return from;
  }

  Spot to() {
    return to;
  }

  /// As it is reported, `node:port`.
  String id() {
    return from.id() + ":" + port;
  }
}
