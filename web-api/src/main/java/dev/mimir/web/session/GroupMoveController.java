package dev.mimir.web.session;

import dev.mimir.engine.GroupMoves;
import dev.mimir.engine.GroupMoves.Group;
import dev.mimir.engine.GroupMoves.NotMoved;
import dev.mimir.engine.GroupMoves.Outcome;
import dev.mimir.engine.GroupMoves.StrandedAt;
import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.projection.sessionlist.SessionListQueries.Playing;
import dev.mimir.web.graph.GraphIds;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Moves many sessions to another version of their graph.
@RestController
@RequestMapping(path = "/api/v2/graphs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class GroupMoveController {
  private final GroupMoves moves;
  private final SessionListQueries sessions;
  private final Once once;

  GroupMoveController(GroupMoves moves, SessionListQueries sessions, Once once) {
    this.moves = moves;
    this.sessions = sessions;
    this.once = once;
  }

  /// What a move of many sessions would come to, or came to, as far as this call went.
  ///
  /// @param sessions that were looked at: movable, passed over, stranded and failed ones
  /// @param movable that have a place in the other version
  /// @param moved that were moved
  /// @param passedOver that play another version by now, go on no more, or have another status
  /// @param stranded that have no place
  /// @param places at which they are stranded, most sessions first; one may stand at several
  /// @param strandedSessions which, at most 500
  /// @param failed that could not be moved
  /// @param failures which and why, at most 500
  /// @param next to go on with, as `after`; null when these were all
  record MovedSessions(
      boolean dryRun,
      int sessions,
      int movable,
      int moved,
      int passedOver,
      int stranded,
      List<StrandedAt> places,
      List<NotMoved> strandedSessions,
      int failed,
      List<NotMoved> failures,
      @Nullable String next) {

    static MovedSessions of(boolean dryRun, Outcome.Done done, @Nullable String next) {
      return new MovedSessions(
          dryRun,
          done.sessions(),
          done.movable(),
          done.moved(),
          done.passedOver(),
          done.stranded(),
          done.places(),
          done.strandedSessions(),
          done.failed(),
          done.failures(),
          next);
    }
  }

  @PostMapping("/move")
  @Operation(
      summary = "Move sessions to another version of their graph",
      description =
          "Looks at the open sessions of one version, `limit` of them in each call, and moves those"
              + " that have a place in the other; go on with `next` as `after` until it is null."
              + " With `dry_run` it is only said how many would be moved, and who would be"
              + " stranded, and where. Done again, it moves none of those that were moved.")
  @Answers(data = MovedSessions.class, fails = ErrorCode.GRAPH_NOT_FOUND)
  ResponseEntity<Envelope<?>> moveSessions(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody GroupMoveBody body) {
    Group group = body.group(GraphIds.id(id));
    return once.answer(
        exchange,
        key,
        "POST /graphs/" + group.graphId() + "/move",
        () -> IdempotencyKey.digest(body),
        () -> "",
        _ -> done(exchange, group, body));
  }

  private Done<MovedSessions> done(Exchange exchange, Group group, GroupMoveBody body) {
    Playing playing = new Playing(group.graphId(), group.fromVersion(), body.status());
    List<UUID> found =
        sessions.playing(exchange.tenantId(), playing, body.begin(), body.sessions() + 1);
    List<String> ids = found.stream().limit(body.sessions()).map(UUID::toString).toList();
    String next = found.size() > ids.size() ? ids.getLast() : null;
    return switch (moves.move(exchange.caller(), group, ids)) {
      case Outcome.Done done ->
          new Done<>(
              HttpStatus.OK,
              group.dryRun() ? "Sessions judged." : "Sessions moved.",
              MovedSessions.of(group.dryRun(), done, next));
      case Outcome.NoSuchVersion(var message) ->
          throw new ApiException(ErrorCode.GRAPH_NOT_FOUND, message);
    };
  }
}
