package dev.mimir.web.session;

import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A player's input: exactly one of choice, text and value.
///
/// @param playerId who answers; left out for the sole player
/// @param choice id of the choice taken
/// @param text what was typed
/// @param value a number or truth value
/// @param waitId the wait meant; left out for the one that is open to the player
record InputBody(
    @Nullable String playerId,
    @Nullable String choice,
    @Nullable String text,
    @Nullable JsonNode value,
    @Nullable Long waitId)
    implements JsonBody {

  private static final int LONGEST_TEXT = 16_384;
  private static final int LONGEST_CHOICE = 1_200;

  /// The same for the engine.
  ///
  /// @throws ApiException when it is no answer
  Input command(IdempotencyKey key) {
    String client = key.value();
    return new Input(
        playerId,
        answer(),
        waitId,
        client == null ? null : new RequestKey(client, IdempotencyKey.digest(this)));
  }

  private Answer answer() {
    if (Stream.of(choice == null, text == null, value == null || value.isNull())
            .filter(missing -> !missing)
            .count()
        != 1) {
      throw refuse("", "Exactly one of choice, text and value is an answer.");
    }
    if (choice != null) {
      return Answer.choice(bounded("/choice", choice, LONGEST_CHOICE));
    }
    return text != null
        ? Answer.text(player(), bounded("/text", text, LONGEST_TEXT))
        : Answer.value(scalar(Objects.requireNonNull(value)));
  }

  private String player() {
    return playerId == null ? Player.SOLE.playerId() : playerId;
  }

  private static Object scalar(JsonNode value) {
    if (value.isContainer()) {
      throw refuse("/value", "Has to be a number, a truth value or a string.");
    }
    return PlainJson.value(value, "/value");
  }

  private static String bounded(String path, String text, int most) {
    if (text.length() > most) {
      throw refuse(path, "Has to be at most " + most + " characters.");
    }
    return text;
  }

  private static ApiException refuse(String path, String message) {
    return ApiException.at(ErrorCode.INPUT_INVALID, path, message);
  }
}
