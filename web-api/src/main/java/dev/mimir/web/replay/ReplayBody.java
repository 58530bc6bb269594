package dev.mimir.web.replay;

import dev.mimir.engine.Replays.Target;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// On what a session is to be decided again; empty for the version that it was played on.
///
/// @param version of the graph
/// @param candidate a document that is not published
record ReplayBody(@Nullable Integer version, @Nullable JsonNode candidate) implements JsonBody {

  /// @throws dev.mimir.web.http.ApiException when both are given
  Target target() {
    new Checks()
        .that(
            version == null || candidate == null,
            "/candidate",
            "Name a version or give a candidate, not both.")
        .done();
    return new Target(version, candidate);
  }
}
