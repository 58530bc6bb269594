package dev.mimir.web.session;

import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How an incident is to be dealt with.
///
/// @param action `retry`, `skip` or `answer`
/// @param port to leave by, of a skip
/// @param result what the effect is taken to have given, of an answer
record IncidentBody(Action action, @Nullable String port, @Nullable Map<String, JsonNode> result)
    implements JsonBody {

  /// The same for the engine.
  ///
  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Resolve command() {
    new Checks()
        .that(action != Action.SKIP || port != null, "/port", "Name the port to leave the node by.")
        .that(
            action != Action.ANSWER || result != null,
            "/result",
            "Give what the effect should have had as its result.")
        .done();
    return new Resolve(action, port, result == null ? null : PlainJson.values(result, "/result"));
  }
}
