package dev.mimir.session;

/// Where a session is in its life.
public enum Status {
  /// It has not begun.
  NONE,
  /// A player may act.
  AWAITING_INPUT,
  /// It stands within a turn.
  WORKING,
  /// A node could not go on; an operator must help.
  INCIDENT,
  /// It came to an ending.
  ENDED
}
