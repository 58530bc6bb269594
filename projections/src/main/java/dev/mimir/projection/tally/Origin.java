package dev.mimir.projection.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a session is played.
public enum Origin {
  /// For its own sake.
  PLAY,
  /// To go on from another session's past.
  FORK,
  /// To see what its graph does, step by step.
  DEBUG;

  /// As it stands in keys.
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
