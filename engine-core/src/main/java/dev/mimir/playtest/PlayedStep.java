package dev.mimir.playtest;

import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import org.jspecify.annotations.Nullable;

/// One thing that a player did, or that befell a session: exactly one of the first five.
///
/// @param choice id of the choice taken
/// @param text what was typed
/// @param value a number or truth value
/// @param timeout true: nobody answered in time
/// @param fails true: what the node asked of the outside failed
/// @param nodeId where, as `node` or `#fragment/node`
/// @param playerId who, where several play
/// @param waitId the wait, where several are open
public record PlayedStep(
    @Nullable String choice,
    @Nullable String text,
    @Nullable Object value,
    @Nullable Boolean timeout,
    @Nullable Boolean fails,
    String nodeId,
    @Nullable String playerId,
    @Nullable Long waitId) {

  static PlayedStep choice(String id) {
    return new PlayedStep(id, null, null, null, null, "", null, null);
  }

  static PlayedStep text(String words) {
    return new PlayedStep(null, words, null, null, null, "", null, null);
  }

  static PlayedStep value(Object value) {
    return new PlayedStep(null, null, value, null, null, "", null, null);
  }

  static PlayedStep ofTimeout() {
    return new PlayedStep(null, null, null, true, null, "", null, null);
  }

  static PlayedStep ofFailure(String nodeId) {
    return new PlayedStep(null, null, null, null, true, nodeId, null, null);
  }

  PlayedStep at(String node, @Nullable String player, @Nullable Long wait) {
    return new PlayedStep(choice, text, value, timeout, fails, node, player, wait);
  }

  /// The answer of an input.
  Answer answer() {
    if (choice != null) {
      return Answer.choice(choice);
    }
    String player = playerId == null ? Player.SOLE.playerId() : playerId;
    return text == null
        ? new Answer(null, null, value, null)
        : new Answer(null, Text.of(player, text), null, null);
  }
}
