package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.standing.Members;
import dev.mimir.projection.standing.Standing;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a session is.
///
/// @param players ids of those who play, as they are stored
/// @param turn answers accepted so far
/// @param sequence of its last event
/// @param ending by which it ended
/// @param parent where it was forked from
/// @param standing what its status follows from
/// @param updatedAt when its last event was stored
record Progress(
    String graphId,
    int graphVersion,
    List<String> players,
    long turn,
    long sequence,
    @Nullable String ending,
    @Nullable Parent parent,
    Standing standing,
    Instant startedAt,
    Instant updatedAt) {

  static Progress begun(Recorded event, SessionStarted started) {
    return new Progress(
        started.graphId(),
        started.graphVersion(),
        Members.of(started),
        0,
        event.sequence(),
        null,
        started.parent(),
        Standing.BEGUN,
        event.at(),
        event.at());
  }

  /// After one more event.
  Progress on(Recorded recorded) {
    SessionEvent event = (SessionEvent) recorded.payload();
    return new Progress(
        graphId,
        event instanceof SessionMigrated migrated ? migrated.graphVersion() : graphVersion,
        Members.after(players, event),
        turn(event),
        recorded.sequence(),
        event instanceof SessionEnded ended ? ended.ending() : ending,
        parent,
        standing.on(recorded.sequence(), event, players),
        startedAt,
        recorded.at());
  }

  private long turn(SessionEvent event) {
    return switch (event) {
      case InputReceived _ -> turn + 1;
      case SessionForked forked -> forked.turn();
      default -> turn;
    };
  }
}
