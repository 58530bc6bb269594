package dev.mimir.node;

/// Stops a node: an incident of the session, with a message for designers and operators. It carries
/// no stack trace; it is no fault of the program.
public final class NodeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public NodeFailure(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /// In upper case, e.g. `VALUE_OUT_OF_RANGE`.
  public String code() {
    return code;
  }

  /// What is wrong and what to do.
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
