package dev.mimir.interpreter;

import dev.mimir.node.NodeFailure;
import java.util.List;
import java.util.Map;

/// Bounds what one event can hold, so that none is stored that is larger than 256 KiB.
final class Sizes {
  /// Characters, counted generously; one has at most three bytes.
  static final int MAX = 64 * 1024;

  private Sizes() {}

  /// The size of a plain value in characters of JSON, roughly.
  static int of(Object value) {
    return switch (value) {
      case String text -> text.length() + 2;
      case List<?> list -> list.stream().mapToInt(element -> of(element) + 1).sum() + 2;
      case Map<?, ?> map ->
          map.entrySet().stream().mapToInt(e -> of(e.getKey()) + of(e.getValue()) + 2).sum() + 2;
      default -> 8;
    };
  }

  /// @throws NodeFailure `TOO_LARGE` when something is larger than an event can be
  static void check(String what, int size) {
    if (size > MAX) {
      throw new NodeFailure(
          "TOO_LARGE", what + " would hold " + size + " characters, at most " + MAX + " are kept");
    }
  }
}
