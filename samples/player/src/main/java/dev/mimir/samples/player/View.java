package dev.mimir.samples.player;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The view of a session, as far as a terminal needs it.
///
/// @param json the view as it came
record View(JsonNode json) {

  String session() {
    return json.path("session_id").asString("");
  }

  String graph() {
    return json.path("graph_id").asString("");
  }

  String status() {
    return json.path("status").asString("");
  }

  /// Whether an effect or a timer is under way, and nobody has to act before it is over.
  boolean movesByItself() {
    return status().equals("working") || status().equals("waiting");
  }

  String ending() {
    JsonNode ending = json.path("ending");
    return ending.isString() ? ending.asString() : ending.path("ending").asString("");
  }

  List<JsonNode> output() {
    return list(json.path("output"));
  }

  /// The first wait that a player can answer from the keyboard.
  Optional<Wait> question() {
    return list(json.path("awaiting")).stream().map(Wait::new).filter(Wait::answerable).findFirst();
  }

  /// Something that the session waits for.
  record Wait(JsonNode json) {

    long id() {
      return json.path("wait_id").asLong();
    }

    boolean answerable() {
      return isChoice() || json.path("kind").asString("").equals("input");
    }

    boolean isChoice() {
      String kind = json.path("kind").asString("");
      return kind.equals("choice") || kind.equals("players");
    }

    String prompt() {
      return json.path("prompt").asString("");
    }

    /// The schema of the input: `type`, `min`, `max`, `one_of` and so on.
    JsonNode input() {
      return json.path("input");
    }

    List<Choice> choices() {
      return list(json.path("choices")).stream().map(Choice::of).toList();
    }
  }

  /// One choice on offer.
  ///
  /// @param locked why it cannot be taken; empty when it can
  record Choice(String id, String text, Optional<String> locked) {

    static Choice of(JsonNode json) {
      JsonNode locked = json.path("locked");
      Optional<String> reason =
          locked.isString()
              ? Optional.of(locked.asString())
              : locked.asBoolean(false) ? Optional.of("not now") : Optional.empty();
      return new Choice(json.path("id").asString(""), json.path("text").asString(""), reason);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
