package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Recorded;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Status;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a batch changed in one session.
///
/// @param started its beginning, when that is in the batch
/// @param startedAt when that was
/// @param status after the batch, as the API spells it
/// @param turns how many turns began in the batch
/// @param sequence of its last event
/// @param ending by which it ended
/// @param at when its last event was stored
record Progress(
    @Nullable SessionStarted started,
    @Nullable Instant startedAt,
    String status,
    long turns,
    long sequence,
    @Nullable String ending,
    Instant at) {

  private static final String WORKING = spelled(Status.WORKING);
  private static final String AWAITING_INPUT = spelled(Status.AWAITING_INPUT);
  private static final String INCIDENT = spelled(Status.INCIDENT);
  private static final String ENDED = spelled(Status.ENDED);

  static Progress of(@Nullable Progress before, Recorded event) {
    Progress so = before == null ? none(event) : before;
    return switch (event.payload()) {
      case SessionStarted started ->
          new Progress(started, event.at(), WORKING, 0, event.sequence(), null, event.at());
      case InputReceived _ -> so.after(event, WORKING, 1, null);
      case WaitOpened _ -> so.after(event, AWAITING_INPUT, 0, null);
      case IncidentRaised _ -> so.after(event, INCIDENT, 0, null);
      case SessionEnded ended -> so.after(event, ENDED, 0, ended.ending());
      default -> throw new IllegalArgumentException("not needed: " + event.payload().getClass());
    };
  }

  private static Progress none(Recorded event) {
    return new Progress(null, null, WORKING, 0, event.sequence(), null, event.at());
  }

  private Progress after(Recorded event, String next, int turn, @Nullable String end) {
    return new Progress(started, startedAt, next, turns + turn, event.sequence(), end, event.at());
  }

  private static String spelled(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
