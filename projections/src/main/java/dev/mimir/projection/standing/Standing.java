package dev.mimir.projection.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.StorableText;
import dev.mimir.session.Frame;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.SessionEvent.WaitSettled;
import dev.mimir.session.Status;
import dev.mimir.session.Wait.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As much of a session's state as its status follows from. It says what the view says whenever the
/// session is at rest; the table keeps it, so that a batch of events goes on from there.
///
/// @param waits those that are open
/// @param bound frames of branches that belong to one player
/// @param incident the frame that cannot go on; null when all can
/// @param paused frames whose thread stands before a node that somebody debugs
/// @param life `suspended`, `abandoned` or `ended`; null when it goes on
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Standing(
    List<Open> waits,
    Set<String> bound,
    @Nullable String incident,
    @Nullable Status life,
    Set<String> paused) {
  /// Of a session that began.
  public static final Standing BEGUN = new Standing(List.of(), Set.of(), null, null, Set.of());

  /// The events from which it follows what is open.
  public static final Set<Class<? extends SessionEvent>> OPENING_AND_CLOSING =
      Set.of(
          WaitOpened.class,
          EffectRequested.class,
          InputReceived.class,
          WaitExpired.class,
          WaitSettled.class,
          WaitCancelled.class,
          EffectCompleted.class,
          EffectFailed.class,
          PlayerJoined.class,
          PlayerLeft.class,
          BranchesStarted.class,
          BranchEnded.class,
          BranchCancelled.class,
          SessionStarted.class,
          SessionForked.class,
          SessionMigrated.class,
          SessionRestored.class,
          SessionAbandoned.class,
          SessionEnded.class);

  public Standing {
    waits = Objects.requireNonNullElse(waits, List.of());
    bound = Objects.requireNonNullElse(bound, Set.of());
    paused = Objects.requireNonNullElse(paused, Set.of());
  }

  /// The status that its view shows at rest.
  public Status status() {
    if (life != null) {
      return life;
    } else if (incident != null) {
      return Status.INCIDENT;
    } else if (!paused.isEmpty()) {
      return Status.PAUSED;
    } else if (waits.stream().anyMatch(Open::forSomeone)) {
      return Status.AWAITING_INPUT;
    }
    boolean resting = waits.stream().noneMatch(wait -> wait.kind() == Kind.EFFECT);
    return resting && !waits.isEmpty() ? Status.WAITING : Status.WORKING;
  }

  /// After one more event.
  ///
  /// @param players ids of those who play, before it
  public Standing on(long sequence, SessionEvent event, List<String> players) {
    return switch (event) {
      case WaitOpened opened -> with(Open.of(sequence, opened));
      case EffectRequested asked -> with(Open.effect(sequence, asked));
      case InputReceived received -> answered(received);
      case WaitExpired expired -> without(expired.waitId());
      case WaitSettled settled -> without(settled.waitId());
      case WaitCancelled cancelled -> without(cancelled.waitId());
      case EffectCompleted done -> without(done.waitId());
      case EffectFailed failed -> without(failed.waitId());
      case PlayerJoined joined -> joined(StorableText.of(joined.player().playerId()), players);
      case PlayerLeft left -> left(StorableText.of(left.player()));
      case BranchesStarted started -> branched(started);
      case BranchEnded(var frame, var node, var branch, _, _, _) ->
          gone(Session.inside(frame, node, branch));
      case BranchCancelled(var frame, var node, var branch) ->
          gone(Session.inside(frame, node, branch));
      case IncidentRaised raised -> in(raised.frame());
      case IncidentResolved _ -> in((String) null);
      case NodePaused(var frame, _) -> paused(frame);
      case Stepped stepped -> stepped(stepped.frame());
      default -> turned(event);
    };
  }

  private Standing turned(SessionEvent event) {
    return switch (event) {
      case SessionForked forked -> forked(forked);
      case SessionMigrated to ->
          new Standing(List.of(), bound(to.frames()), incident, life, Set.of());
      case SessionRestored _ -> new Standing(List.of(), bound, null, life, Set.of());
      case SessionSuspended _ -> in(Status.SUSPENDED);
      case SessionResumed _ -> in((Status) null);
      case SessionAbandoned _ -> over(Status.ABANDONED);
      case SessionEnded _ -> over(Status.ENDED);
      default -> this;
    };
  }

  private static Standing forked(SessionForked forked) {
    IncidentRaised incident = forked.incident();
    return new Standing(
        List.of(),
        bound(forked.world().frames()),
        incident == null ? null : incident.frame(),
        null,
        Set.of());
  }

  private static Standing over(Status how) {
    return new Standing(List.of(), Set.of(), null, how, Set.of());
  }

  private static Set<String> bound(Map<String, Frame> frames) {
    Set<String> bound = new TreeSet<>();
    frames.forEach((path, frame) -> {
      if (frame.player() != null) {
        bound.add(path);
      }
    });
    return bound;
  }

  private Standing answered(InputReceived received) {
    String player = StorableText.of(received.player());
    List<Open> open =
        waits.stream()
            .map(wait -> wait.waitId() == received.waitId() ? wait.answeredBy(player) : wait)
            .filter(wait -> wait.waitId() != received.waitId() || !wait.complete())
            .toList();
    return with(open);
  }

  /// Who joins may answer what all may, but not what belongs to the one player of a branch.
  private Standing joined(String player, List<String> all) {
    return each(wait ->
        wait.players().equals(all) && !isBound(wait.frame()) ? wait.joinedBy(player) : wait);
  }

  private Standing left(String player) {
    return each(wait -> wait.leftBy(player));
  }

  private boolean isBound(String frame) {
    return bound.stream().anyMatch(outer -> within(frame, outer));
  }

  private static boolean within(String frame, String outer) {
    return frame.equals(outer) || frame.startsWith(outer + "/");
  }

  private Standing branched(BranchesStarted started) {
    Set<String> frames = new TreeSet<>(bound);
    for (Branch branch : started.branches()) {
      String frame = Session.inside(started.frame(), started.node(), branch.name());
      if (branch.player() == null) {
        frames.remove(frame);
      } else {
        frames.add(frame);
      }
    }
    return new Standing(waits, frames, incident, life, paused);
  }

  private Standing gone(String frame) {
    Standing left = paused(paused.stream().filter(one -> !within(one, frame)));
    return incident != null && within(incident, frame) ? left.in((String) null) : left;
  }

  private Standing paused(String frame) {
    return paused(Stream.concat(paused.stream(), Stream.of(frame)));
  }

  private Standing stepped(String frame) {
    return paused(paused.stream().filter(one -> !one.equals(frame)));
  }

  private Standing paused(Stream<String> frames) {
    Set<String> all = frames.collect(Collectors.toCollection(TreeSet::new));
    return new Standing(waits, bound, incident, life, all);
  }

  private Standing in(@Nullable String frame) {
    return new Standing(waits, bound, frame, life, paused);
  }

  private Standing in(@Nullable Status other) {
    return new Standing(waits, bound, incident, other, paused);
  }

  private Standing with(Open wait) {
    return with(Stream.concat(waits.stream(), Stream.of(wait)).toList());
  }

  private Standing without(long waitId) {
    return with(waits.stream().filter(wait -> wait.waitId() != waitId).toList());
  }

  private Standing each(UnaryOperator<Open> change) {
    return with(waits.stream().map(change).toList());
  }

  private Standing with(List<Open> open) {
    return new Standing(open, bound, incident, life, paused);
  }
}
