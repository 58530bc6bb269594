package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Recorded;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Status;
import dev.mimir.session.Wait.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a batch changed in one session.
///
/// @param started its beginning, when that is in the batch
/// @param startedAt when that was
/// @param status after the batch, as the API spells it; null when unchanged
/// @param turns how many turns began in the batch
/// @param sequence of its last event
/// @param ending by which it ended
/// @param at when its last event was stored
/// @param members who joined and left, in order
record Progress(
    @Nullable SessionStarted started,
    @Nullable Instant startedAt,
    @Nullable String status,
    long turns,
    long sequence,
    @Nullable String ending,
    Instant at,
    List<Member> members) {

  private static final String WORKING = spelled(Status.WORKING);
  private static final String AWAITING_INPUT = spelled(Status.AWAITING_INPUT);
  private static final String WAITING = spelled(Status.WAITING);
  private static final String INCIDENT = spelled(Status.INCIDENT);
  private static final String ENDED = spelled(Status.ENDED);

  /// Someone who joined or left.
  record Member(String player, boolean joined) {}

  static Progress of(@Nullable Progress before, Recorded event) {
    Progress so = before == null ? none(event) : before;
    return switch (event.payload()) {
      case SessionStarted started ->
          new Progress(
              started, event.at(), WORKING, 0, event.sequence(), null, event.at(), List.of());
      case InputReceived _ -> so.after(event, WORKING, 1, null);
      case WaitOpened opened when opened.awaited().kind() == Kind.TIMER ->
          so.after(event, so.unlessPlayersMayAct(WAITING), 0, null);
      case WaitOpened _ -> so.after(event, AWAITING_INPUT, 0, null);
      case EffectRequested _ -> so.after(event, so.unlessPlayersMayAct(WORKING), 0, null);
      case EffectCompleted _, EffectFailed _, WaitExpired _, IncidentResolved _ ->
          so.after(event, WORKING, 0, null);
      case IncidentRaised _ -> so.after(event, INCIDENT, 0, null);
      case SessionEnded ended -> so.after(event, ENDED, 0, ended.ending());
      case PlayerJoined joined -> so.member(event, new Member(joined.player().playerId(), true));
      case PlayerLeft left -> so.member(event, new Member(left.player(), false));
      default -> throw new IllegalArgumentException("not needed: " + event.payload().getClass());
    };
  }

  private String unlessPlayersMayAct(String next) {
    return AWAITING_INPUT.equals(status) ? AWAITING_INPUT : next;
  }

  private static Progress none(Recorded event) {
    return new Progress(null, null, null, 0, event.sequence(), null, event.at(), List.of());
  }

  private Progress after(Recorded event, String next, int turn, @Nullable String end) {
    return new Progress(
        started, startedAt, next, turns + turn, event.sequence(), end, event.at(), members);
  }

  private Progress member(Recorded event, Member member) {
    List<Member> all = Stream.concat(members.stream(), Stream.of(member)).toList();
    return new Progress(
        started, startedAt, status, turns, event.sequence(), ending, event.at(), all);
  }

  private static String spelled(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
