package dev.mimir.session;

import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.Shown;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.World.Holding;
import java.time.Instant;
import java.util.ArrayList;
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
/// @param world what the story is about
/// @param positions where its threads stand
/// @param waits that are open
/// @param recent what the present turn showed
/// @param incident why it cannot go on; null when it can
/// @param ending by which it ended; null while it goes on
public record Session(
    @Nullable SessionStarted origin,
    long sequence,
    long turn,
    int epoch,
    Instant time,
    World world,
    List<Position> positions,
    List<Wait> waits,
    Recent recent,
    @Nullable IncidentRaised incident,
    @Nullable String ending) {

  /// Revision of this record's shape; a stored state of another revision is thrown away.
  public static final int REVISION = 1;

  /// The session before its first event.
  public static final Session NONE =
      new Session(
          null, -1, 0, 0, Instant.EPOCH, World.NEW, List.of(), List.of(), Recent.NONE, null, null);

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
    Session session = next();
    return switch (event) {
      case SessionStarted started -> session.started(started);
      case InputReceived received -> session.received(received);
      case NodeEntered entered -> session.entered(entered);
      case NodeLeft left -> session.at(session.here(left).left(left.port()));
      case TextShown shown -> session.shows(shown);
      case DiceRolled rolled -> session.shows(rolled);
      case CheckMade check -> session.shows(check);
      case Picked picked -> session.picked(picked);
      case VariablesWritten(_, _, var values, var personal) ->
          session.in(world.written(values, personal));
      case LocalsWritten(var frame, _, var values, var personal) ->
          session.in(world.writtenLocally(frame, values, personal));
      case InventoryChanged change -> session.changed(change);
      case ItemEquipped equipped -> session.equipped(equipped);
      case CallStarted call -> session.called(call);
      case CallReturned back -> session.returned(back);
      case WaitOpened opened -> session.opened(opened);
      case IncidentRaised raised -> session.stopped(raised);
      case SessionEnded ended -> session.ended(ended);
    };
  }

  /// Where the session is in its life.
  public Status status() {
    if (origin == null) {
      return Status.NONE;
    } else if (ending != null) {
      return Status.ENDED;
    } else if (incident != null) {
      return Status.INCIDENT;
    }
    for (Position position : positions) {
      if (position.phase() != Position.Phase.RESTING) {
        return Status.WORKING;
      }
    }
    return positions.isEmpty() ? Status.WORKING : Status.AWAITING_INPUT;
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

  /// The players who take part.
  public List<Player> players() {
    return begun().players();
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

  private Session next() {
    return new Session(
        origin, sequence + 1, turn, epoch, time, world, positions, waits, recent, incident, ending);
  }

  private Session started(SessionStarted started) {
    World first = World.NEW.written(started.variables(), Map.of());
    return new Session(
        started,
        sequence,
        0,
        0,
        started.at(),
        first,
        List.of(Position.called("", Map.of())),
        List.of(),
        Recent.NONE,
        null,
        null);
  }

  private Session received(InputReceived received) {
    Frame frame = world.frame(received.frame());
    String choice = received.answer().choice();
    World after =
        choice == null ? world : world.with(received.frame(), frame.took(received.node(), choice));
    Position position =
        position(received.frame()).in(Position.Phase.RUNNING).with(Outputs.of(received));
    return new Session(
        origin,
        sequence,
        turn + 1,
        epoch,
        received.at(),
        after,
        replaced(position),
        waits.stream().filter(wait -> wait.waitId() != received.waitId()).toList(),
        recent.turn(received, sequence),
        incident,
        ending);
  }

  private Session entered(NodeEntered entered) {
    Position before = position(entered.frame());
    Visit visit = new Visit(entered.visit(), time, turn);
    Frame frame = world.frame(entered.frame()).entered(entered.node(), visit);
    return in(world.with(entered.frame(), frame))
        .at(Position.entered(entered.frame(), entered.node(), before.last()));
  }

  private Session shows(Shown event) {
    return at(here(event).with(Outputs.of(event))).with(recent.shows(sequence, event));
  }

  private Session picked(Picked picked) {
    Frame frame =
        world.frame(picked.frame()).picked(picked.node(), picked.option(), picked.renewed());
    return in(world.with(picked.frame(), frame)).at(here(picked).with(Outputs.of(picked)));
  }

  private Session changed(InventoryChanged change) {
    Holding before = world.holding(change.owner(), change.item());
    Holding after = new Holding(change.quantity(), before.equipped() && change.quantity() > 0);
    return in(world.holding(change.owner(), change.item(), after)).shows(change);
  }

  private Session equipped(ItemEquipped event) {
    Holding before = world.holding(event.owner(), event.item());
    Holding after = new Holding(before.quantity(), event.equipped());
    return in(world.holding(event.owner(), event.item(), after)).shows(event);
  }

  private Session called(CallStarted call) {
    String callee = inside(call.frame(), call.node());
    Position caller = here(call);
    return in(world.called(callee, call.locals(), call.personal()))
        .replaced(caller, Position.called(callee, caller.last()));
  }

  private Session returned(CallReturned back) {
    Position callee = position(inside(back.frame(), back.node()));
    return replaced(
        callee, Position.returned(back.frame(), back.node(), back.ending(), callee.last()));
  }

  private Session opened(WaitOpened opened) {
    Wait wait = new Wait(sequence, opened.frame(), opened.node(), opened.awaited());
    List<Wait> open = new ArrayList<>(waits);
    open.add(wait);
    return new Session(
        origin,
        sequence,
        turn,
        epoch,
        time,
        world,
        replaced(here(opened).in(Position.Phase.RESTING)),
        List.copyOf(open),
        recent,
        incident,
        ending);
  }

  private Session stopped(IncidentRaised raised) {
    return new Session(
        origin,
        sequence,
        turn,
        epoch,
        time,
        world,
        replaced(here(raised).in(Position.Phase.RESTING)),
        waits,
        recent,
        raised,
        ending);
  }

  private Session ended(SessionEnded ended) {
    return new Session(
        origin,
        sequence,
        turn,
        epoch,
        time,
        world,
        List.of(),
        List.of(),
        recent,
        incident,
        ended.ending());
  }

  /// The frame that a call node opens.
  public static String inside(String frame, String callNode) {
    return frame.isEmpty() ? callNode : frame + "/" + callNode;
  }

  private Position here(AtNode event) {
    return position(event.frame());
  }

  private Session in(World after) {
    return new Session(
        origin, sequence, turn, epoch, time, after, positions, waits, recent, incident, ending);
  }

  private Session with(Recent after) {
    return new Session(
        origin, sequence, turn, epoch, time, world, positions, waits, after, incident, ending);
  }

  private Session at(Position position) {
    return with(replaced(position));
  }

  private Session with(List<Position> after) {
    return new Session(
        origin, sequence, turn, epoch, time, world, after, waits, recent, incident, ending);
  }

  private List<Position> replaced(Position position) {
    return replacing(position(position.frame()), position);
  }

  private Session replaced(Position before, Position after) {
    return with(replacing(before, after));
  }

  private List<Position> replacing(Position before, Position after) {
    if (positions.size() == 1) {
      return List.of(after);
    }
    return positions.stream().map(p -> p.frame().equals(before.frame()) ? after : p).toList();
  }
}
