package dev.mimir.interpreter;

import org.jspecify.annotations.Nullable;

/// Before which nodes a turn of a session that is debugged pauses: before each, unless it runs on.
final class Pauses {
  private boolean on;
  private @Nullable String target;

  /// The turn runs on to where it waits.
  ///
  /// @param before id of a node, or its place as `frame/node`, before which it pauses nevertheless;
  ///   null for none
  void runOn(@Nullable String before) {
    on = true;
    target = before;
  }

  /// Whether to pause before a node. What else runs in the turn pauses too once its target is met.
  boolean before(String frame, String node) {
    if (node.equals(target) || place(frame, node).equals(target)) {
      on = false;
    }
    return !on;
  }

  static String place(String frame, String node) {
    return frame.isEmpty() ? node : frame + "/" + node;
  }
}
