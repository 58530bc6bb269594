package dev.mimir.session;

/// Where a session is in its life.
public enum Status {
  /// It has not begun.
  NONE,
  /// A player may act.
  AWAITING_INPUT,
  /// Only time can move it.
  WAITING,
  /// It stands within a turn, or an effect is under way.
  WORKING,
  /// A thread that is debugged stands before a node; somebody has to step.
  PAUSED,
  /// A node could not go on; an operator must help.
  INCIDENT,
  /// It takes no answers, and no time passes for it, until it is resumed.
  SUSPENDED,
  /// It was given up.
  ABANDONED,
  /// It came to an ending.
  ENDED
}
