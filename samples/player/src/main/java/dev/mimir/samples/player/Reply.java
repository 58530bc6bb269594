package dev.mimir.samples.player;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the server said to one request. A refusal is a value: the game decides what it means.
sealed interface Reply {

  /// @param data the envelope's `data`
  /// @param pending true for 202: the turn is still under way, asking again will tell
  record Done(JsonNode data, boolean pending) implements Reply {}

  /// @param code the `error_code`, e.g. `INPUT_INVALID`; empty when the answer had none
  /// @param details one line per entry of `errors`
  record Refused(int status, String code, String message, List<String> details) implements Reply {}
}
