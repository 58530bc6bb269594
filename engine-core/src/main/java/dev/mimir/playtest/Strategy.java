package dev.mimir.playtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How the players decide.
public enum Strategy {
  /// Without a thought.
  RANDOM,
  /// Towards nodes, edges and states that were not seen yet, also from points of earlier runs.
  COVERAGE;

  /// As in JSON, e.g. `random`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
