package dev.mimir.samples.games;

import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.value.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recorded way through a game.
///
/// @param ending where it leads
/// @param seed 64 hex digits
/// @param clientSeed the player's share in the draws; null for none
/// @param inputs the answers in order
record Route(String ending, String seed, @Nullable String clientSeed, List<Step> inputs) {

  /// One answer: exactly one of the three.
  record Step(@Nullable String choice, @Nullable String text, @Nullable Object value) {

    Answer answer() {
      if (choice != null) {
        return Answer.choice(choice);
      }
      return text == null && value != null
          ? Answer.value(value)
          : Answer.text(Player.SOLE.playerId(), String.valueOf(text));
    }
  }

  /// The recorded routes of a game, one for each ending.
  static List<Route> of(String game) {
    byte[] file = Resources.bytes("routes/" + game + ".json");
    return List.of(Json.MAPPER.readValue(file, Route[].class));
  }

  @Override
  public String toString() {
    return ending;
  }
}
