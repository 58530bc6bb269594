package dev.mimir.web.session;

import dev.mimir.engine.GroupMoves;
import dev.mimir.engine.GroupMoves.Group;
import dev.mimir.engine.Sessions.MoveRequest;
import dev.mimir.session.Status;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.WholeBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which sessions of a graph are to be moved, and where.
///
/// @param fromVersion the version that they play
/// @param toVersion the version that they are to play
/// @param nodes ids of nodes there by the places that they take, as `frame/node`
/// @param dryRun whether to look only
/// @param reason why, for the log of each session
/// @param status only sessions in this status; absent for all that go on
/// @param limit how many sessions to look at in this call
/// @param after `next` of the call before; absent to begin
record GroupMoveBody(
    Integer fromVersion,
    Integer toVersion,
    @Nullable Map<String, String> nodes,
    @Nullable Boolean dryRun,
    @Nullable String reason,
    @Nullable String status,
    @Nullable Integer limit,
    @Nullable String after)
    implements WholeBody {
  static final List<String> STATUSES =
      List.of("awaiting_input", "waiting", "working", "suspended", "incident");

  /// The same for the engine.
  ///
  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Group group(String graphId) {
    new Checks()
        .that(!fromVersion.equals(toVersion), "/to_version", "Has to be another version.")
        .that(MoveNodes.fit(nodes), "/nodes", MoveNodes.BOUND)
        .that(Reason.fits(reason), "/reason", Reason.BOUND)
        .that(
            status == null || STATUSES.contains(status),
            "/status",
            "Has to be one of " + String.join(", ", STATUSES) + ".")
        .that(
            sessions() >= 1 && sessions() <= GroupMoves.MOST_SESSIONS,
            "/limit",
            "Has to be within 1 and " + GroupMoves.MOST_SESSIONS + ".")
        .that(
            after == null || SessionIds.isId(after),
            "/after",
            "Has to be what the call before gave as next.")
        .done();
    MoveRequest to = new MoveRequest(toVersion, nodes == null ? Map.of() : nodes, reason);
    return new Group(graphId, fromVersion, wanted(), to, Boolean.TRUE.equals(dryRun));
  }

  private @Nullable Status wanted() {
    return status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT));
  }

  int sessions() {
    return limit == null ? GroupMoves.USUAL_SESSIONS : limit;
  }

  @Nullable UUID begin() {
    return after == null ? null : UUID.fromString(after);
  }
}
