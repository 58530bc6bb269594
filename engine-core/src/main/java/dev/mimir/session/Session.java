package dev.mimir.session;

import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.MovedDeadline;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a session: what its events fold to. Folding executes nothing and needs no graph; a
/// log folded again gives an equal state.
///
/// @param origin how it began; null before it did
/// @param sequence of the last event, -1 before the first
/// @param turn answers accepted so far
/// @param epoch restores so far
/// @param time instant of the present turn
/// @param players who take part
/// @param world what the story is about
/// @param positions where its threads stand
/// @param waits that are open
/// @param saves by slot
/// @param shared what it knows of variables that outlive it, by holder; a restore leaves them
/// @param recent what the present turn showed
/// @param incident why it cannot go on; null when it can
/// @param life whether it goes on
/// @param ending by which it ended; null while it goes on
public record Session(
    @Nullable SessionStarted origin,
    long sequence,
    long turn,
    int epoch,
    Instant time,
    List<Player> players,
    World world,
    List<Position> positions,
    List<Wait> waits,
    PMap<Saved> saves,
    PMap<Shared> shared,
    Recent recent,
    @Nullable IncidentRaised incident,
    Life life,
    @Nullable String ending) {

  /// Revision of this record's shape; a stored state of another revision is thrown away.
  public static final int REVISION = 6;

  /// The session before its first event.
  public static final Session NONE =
      new Session(
          null,
          -1,
          0,
          0,
          Instant.EPOCH,
          List.of(),
          World.NEW,
          List.of(),
          List.of(),
          PMap.empty(),
          PMap.empty(),
          Recent.NONE,
          null,
          Life.GOING,
          null);

  /// The state of a log.
  public static Session of(Iterable<? extends SessionEvent> events) {
    Session session = NONE;
    for (SessionEvent event : events) {
      session = session.on(event);
    }
    return session;
  }

  /// The state after one more event.
  public Session on(SessionEvent event) {
    return Fold.of(next(), event);
  }

  /// Where the session is in its life.
  public Status status() {
    if (origin == null) {
      return Status.NONE;
    } else if (ending != null) {
      return Status.ENDED;
    } else if (life.abandoned()) {
      return Status.ABANDONED;
    } else if (life.suspended() != null) {
      return Status.SUSPENDED;
    } else if (incident != null) {
      return Status.INCIDENT;
    } else if (life.debugged() && moving() == null && paused()) {
      return Status.PAUSED;
    } else if (moving() != null || waits.isEmpty()) {
      return Status.WORKING;
    }
    return waiting();
  }

  private boolean paused() {
    return positions.stream().anyMatch(Position::paused);
  }

  private Status waiting() {
    Status status = Status.WAITING;
    for (Wait wait : waits) {
      if (wait.open()) {
        return Status.AWAITING_INPUT;
      } else if (wait.effect() != null) {
        status = Status.WORKING;
      }
    }
    return status;
  }

  /// The first thread that can go on; null when none can.
  public @Nullable Position moving() {
    for (Position position : positions) {
      if (position.phase().moves()) {
        return position;
      }
    }
    return null;
  }

  /// How it began.
  ///
  /// @throws IllegalStateException before it did
  public SessionStarted begun() {
    if (origin == null) {
      throw new IllegalStateException("the session has not begun");
    }
    return origin;
  }

  /// What it knows of variables that outlive it.
  ///
  /// @param holder see {@link dev.mimir.shared.SharedReader#read}
  public Shared shared(String holder) {
    return shared.getOrDefault(holder, Shared.NONE);
  }

  /// The ids of the players.
  public List<String> playerIds() {
    return players.stream().map(Player::playerId).toList();
  }

  /// The thread that stands in a frame.
  ///
  /// @throws IllegalStateException when none does
  public Position position(String frame) {
    for (Position position : positions) {
      if (position.frame().equals(frame)) {
        return position;
      }
    }
    throw new IllegalStateException("no thread stands in frame '" + frame + "'");
  }

  /// The open wait with an id, or null.
  public @Nullable Wait waiting(long waitId) {
    for (Wait wait : waits) {
      if (wait.waitId() == waitId) {
        return wait;
      }
    }
    return null;
  }

  /// The frame that a call node opens.
  public static String inside(String frame, String callNode) {
    return frame.isEmpty() ? callNode : frame + "/" + callNode;
  }

  /// The frame of a branch of a node.
  public static String inside(String frame, String node, String branch) {
    return inside(frame, node) + ":" + branch;
  }

  /// The frame in which the node stands that opened a frame.
  public static String outside(String frame) {
    int last = frame.lastIndexOf('/');
    return last < 0 ? "" : frame.substring(0, last);
  }

  private Session next() {
    return new Session(
        origin,
        sequence + 1,
        turn,
        epoch,
        time,
        players,
        world,
        positions,
        waits,
        saves,
        shared,
        recent,
        incident,
        life,
        ending);
  }

  Session in(World after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, after, positions, waits, saves, shared,
        recent, incident, life, ending);
  }

  Session with(Recent after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, positions, waits, saves, shared, after,
        incident, life, ending);
  }

  Session withPositions(List<Position> after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, after, waits, saves, shared, recent,
        incident, life, ending);
  }

  Session withWaits(List<Wait> after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, positions, after, saves, shared,
        recent, incident, life, ending);
  }

  Session withPlayers(List<Player> after) {
    return new Session(
        origin, sequence, turn, epoch, time, after, world, positions, waits, saves, shared, recent,
        incident, life, ending);
  }

  Session with(@Nullable IncidentRaised after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, positions, waits, saves, shared,
        recent, after, life, ending);
  }

  Session withSaves(PMap<Saved> after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, positions, waits, after, shared,
        recent, incident, life, ending);
  }

  Session with(String holder, Shared after) {
    return new Session(
        origin,
        sequence,
        turn,
        epoch,
        time,
        players,
        world,
        positions,
        waits,
        saves,
        shared.with(holder, after),
        recent,
        incident,
        life,
        ending);
  }

  Session with(Life after) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, positions, waits, saves, shared,
        recent, incident, after, ending);
  }

  /// Goes on from another session's past.
  Session forked(SessionForked from) {
    return new Session(
        origin,
        sequence,
        from.turn(),
        from.epoch(),
        time,
        players,
        from.world(),
        from.positions(),
        List.of(),
        from.saves(),
        from.shared(),
        from.recent(),
        from.incident(),
        life,
        ending);
  }

  /// On another version of its graph. Save points of the former one are left behind.
  Session migrated(SessionMigrated to) {
    return new Session(
        begun().on(to.graphVersion(), to.contentHash()),
        sequence,
        turn,
        epoch,
        time,
        players,
        world.with(to.variables(), to.frames()),
        to.positions(),
        List.of(),
        PMap.empty(),
        shared,
        recent,
        incident,
        life,
        ending);
  }

  /// With other deadlines.
  Session moved(List<MovedDeadline> deadlines) {
    Map<Long, Instant> moved = new HashMap<>();
    deadlines.forEach(one -> moved.put(one.waitId(), one.deadline()));
    return withWaits(
        waits.stream()
            .map(
                wait -> moved.containsKey(wait.waitId()) ? wait.by(moved.get(wait.waitId())) : wait)
            .toList());
  }

  /// Given up: nothing goes on in it.
  Session abandoned() {
    return withPositions(List.of()).withWaits(List.of()).with(life.over());
  }

  /// Another turn, or more of the present one, at an instant.
  Session at(long newTurn, Instant instant) {
    return new Session(
        origin, sequence, newTurn, epoch, instant, players, world, positions, waits, saves, shared,
        recent, incident, life, ending);
  }

  Session restored(Saved saved) {
    return new Session(
        origin,
        sequence,
        turn,
        epoch + 1,
        time,
        players,
        saved.world(),
        life.debugged() ? saved.positions() : Position.released(saved.positions()),
        List.of(),
        saves,
        shared,
        recent,
        null,
        life,
        ending);
  }

  Session ended(String by) {
    return new Session(
        origin, sequence, turn, epoch, time, players, world, List.of(), List.of(), saves, shared,
        recent, incident, life, by);
  }

  /// With a thread in place of the one in the same frame.
  Session at(Position position) {
    return replaced(position.frame(), position);
  }

  Session replaced(String frame, Position after) {
    if (positions.size() == 1) {
      return withPositions(List.of(after));
    }
    return withPositions(positions.stream().map(p -> p.frame().equals(frame) ? after : p).toList());
  }

  Session withMore(List<Position> threads) {
    List<Position> all = new ArrayList<>(positions);
    all.addAll(threads);
    return withPositions(List.copyOf(all));
  }

  /// Without the threads in a frame and those called from there, and without their incident.
  Session without(String frame) {
    Session left = withPositions(positions.stream().filter(p -> !p.within(frame)).toList());
    boolean stands =
        incident == null
            || left.positions.stream().anyMatch(p -> p.frame().equals(incident.frame()));
    return stands ? left : left.with((IncidentRaised) null);
  }

  Session waitingFor(Wait wait) {
    List<Wait> open = new ArrayList<>(waits);
    open.add(wait);
    return withWaits(List.copyOf(open));
  }

  Session replaced(Wait after) {
    return withWaits(waits.stream().map(w -> w.waitId() == after.waitId() ? after : w).toList());
  }

  Session closed(long waitId) {
    return withWaits(waits.stream().filter(wait -> wait.waitId() != waitId).toList());
  }
}
