package dev.mimir.axon.database;

import org.jspecify.annotations.Nullable;

/// The server cannot start as configured. The log shows the description and the action instead of a
/// stack trace.
public final class StartupRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /// @param description one line: what is wrong
  /// @param action one or more lines: what the operator can do about it
  public StartupRefusedException(String description, String action) {
    this(description, action, null);
  }

  StartupRefusedException(String description, String action, @Nullable Throwable cause) {
    super(description, cause);
    this.action = action;
  }

  /// What the operator can do about it.
  public String action() {
    return action;
  }
}
