package dev.mimir.web.replay;

import dev.mimir.engine.Replays;
import dev.mimir.engine.Replays.Target;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.WholeBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which sessions are to be decided again, and on what.
///
/// @param fromVersion the version that they were played on
/// @param toVersion the version to decide on
/// @param candidate or a document that is not published
/// @param limit how many of the latest sessions
record RegressionBody(
    Integer fromVersion,
    @Nullable Integer toVersion,
    @Nullable JsonNode candidate,
    @Nullable Integer limit)
    implements WholeBody {

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Target target() {
    new Checks()
        .that(
            (toVersion == null) != (candidate == null),
            "/to_version",
            "Name a version or give a candidate, one of them.")
        .that(
            sessions() >= 1 && sessions() <= Replays.MOST_SESSIONS,
            "/limit",
            "Has to be within 1 and " + Replays.MOST_SESSIONS + ".")
        .done();
    return new Target(toVersion, candidate);
  }

  int sessions() {
    return limit == null ? Replays.USUAL_SESSIONS : limit;
  }
}
