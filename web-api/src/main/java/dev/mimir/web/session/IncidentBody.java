package dev.mimir.web.session;

import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.PlainJson;
import dev.mimir.web.http.WholeBody;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How an incident is to be dealt with.
///
/// @param action `retry`, `skip` or `answer`
/// @param port to leave by, of a skip
/// @param result what the effect is taken to have given, of an answer
/// @param reason why, for the log
record IncidentBody(
    String action,
    @Nullable String port,
    @Nullable Map<String, JsonNode> result,
    @Nullable String reason)
    implements WholeBody {
  private static final Map<String, Action> ACTIONS =
      Map.of("retry", Action.RETRY, "skip", Action.SKIP, "answer", Action.ANSWER);

  /// The same for the engine.
  ///
  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Resolve command() {
    @Nullable Action wanted = ACTIONS.get(action);
    new Checks()
        .that(wanted != null, "/action", "Has to be retry, skip or answer.")
        .that(wanted != Action.SKIP || port != null, "/port", "Name the port to leave the node by.")
        .that(
            wanted != Action.ANSWER || result != null,
            "/result",
            "Give what the effect should have had as its result.")
        .that(Reason.fits(reason), "/reason", Reason.BOUND)
        .done();
    return new Resolve(
        Objects.requireNonNull(wanted),
        port,
        result == null ? null : PlainJson.values(result, "/result"),
        reason);
  }
}
