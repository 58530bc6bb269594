package dev.mimir.model;

/// A stored key cannot be opened any more; it has to be set again.
public final class UnreadableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message what to do, for operators
  public UnreadableKeyException(String message) {
    super(message, null, false, false);
  }
}
