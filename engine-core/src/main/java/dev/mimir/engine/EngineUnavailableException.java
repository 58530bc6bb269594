package dev.mimir.engine;

/// The engine cannot work just now: its database or event store is out of reach, or a queue is
/// full. Nothing was done, the caller may try again.
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message for whoever asked: it names no class, no table and no host
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /// @param message for whoever asked
  public EngineUnavailableException(String message) {
    super(message);
  }
}
