package dev.mimir.session;

import dev.mimir.session.Position.Phase;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.CalleeVariablesWritten;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.NodeProgressed;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.Remembered;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.SessionEvent.Shown;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.SessionEvent.Voted;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.SessionEvent.WaitSettled;
import dev.mimir.session.World.Holding;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedValue;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each event makes of a session.
final class Fold {
  private Fold() {}

  /// @param session the one before, its sequence already that of the event
  static Session of(Session session, SessionEvent event) {
    World world = session.world();
    return switch (event) {
      case SessionStarted started -> started(session, started);
      case InputReceived received -> received(session, received);
      case NodeEntered entered -> entered(session, entered);
      case NodeLeft left -> session.at(here(session, left).left(left.port()));
      case TextShown shown -> shows(session, shown);
      case DiceRolled rolled -> rolled(session, rolled);
      case CheckMade check -> shows(session, check);
      case Picked picked -> picked(session, picked);
      case VariablesWritten(_, _, var values, var personal) ->
          session.in(world.written(values, personal));
      case LocalsWritten(var frame, _, var values, var personal) ->
          session.in(world.writtenLocally(frame, values, personal));
      case CalleeVariablesWritten(_, _, var holder, var values, var personal) ->
          session.in(world.writtenLocally(holder, values, personal));
      case SharedRead(var read) -> read(session, read);
      case SharedWritten written -> written(session, written);
      case InventoryChanged change -> changed(session, change);
      case ItemEquipped equipped -> equipped(session, equipped);
      case CallStarted call -> called(session, call);
      case CallReturned back -> returned(session, back);
      case WaitOpened opened ->
          rests(session, opened)
              .waitingFor(Wait.opened(session.sequence(), opened, session.time()));
      case WaitExpired(var frame, _, long waitId, Instant at) ->
          goesOn(session.closed(waitId), frame, at);
      case WaitSettled(var frame, _, long waitId, Instant at) ->
          goesOn(session.closed(waitId), frame, at);
      case WaitCancelled cancelled -> session.closed(cancelled.waitId());
      case Voted voted -> voted(session, voted);
      case EffectRequested asked ->
          rests(session, asked).waitingFor(Wait.requested(session.sequence(), asked));
      case EffectRetried retried ->
          session.replaced(open(session, retried.waitId()).attempt(retried.attempt() + 1));
      case EffectCompleted done -> goesOn(session.closed(done.waitId()), done.frame(), done.at());
      case EffectFailed failed -> failed(session, failed);
      case IncidentRaised raised -> session.at(here(session, raised).stop()).with(raised);
      case IncidentResolved resolved -> resolved(session, resolved);
      case PlayerJoined(Player player, _) -> joined(session, player);
      case PlayerLeft(var player, _) -> left(session, player);
      case BranchesStarted started -> branched(session, started);
      case BranchEnded ended -> ended(session, ended);
      case BranchCancelled cancelled -> cancelled(session, cancelled);
      case NodeProgressed(var frame, var node, var state) ->
          session.in(world.with(frame, world.frame(frame).progressed(node, state)));
      case CharacterChanged change ->
          shows(session.in(world.changed(change.character(), change.changes())), change);
      case Fought fought -> shows(session, fought);
      case Spoken spoken -> shows(session, spoken);
      case Remembered remembered -> remembered(session, remembered);
      case SessionSaved saved -> saved(session, saved);
      case SessionRestored restored -> restored(session, restored);
      case SessionForked forked -> session.forked(forked);
      case VariablesAmended(var values, _, Instant at) ->
          session.at(session.turn(), at).in(world.written(values, Map.of()));
      case SessionMigrated migrated -> session.at(session.turn(), migrated.at()).migrated(migrated);
      case SessionSuspended(Instant at, _) ->
          session.at(session.turn(), at).with(session.life().suspendedAt(at));
      case SessionResumed(Instant at, var deadlines, _) ->
          session.at(session.turn(), at).with(session.life().resumed()).moved(deadlines);
      case SessionAbandoned(Instant at, _, _) -> session.at(session.turn(), at).abandoned();
      case DebuggingBegun _ -> session.with(session.life().stepwise());
      case NodePaused paused -> session.at(here(session, paused).in(Phase.PAUSED));
      case Stepped stepped -> goesOn(session, stepped.frame(), stepped.at());
      case SessionEnded ended -> session.ended(ended.ending());
    };
  }

  private static Session started(Session session, SessionStarted started) {
    World first = World.NEW.written(started.variables(), Map.of());
    return new Session(
        started,
        session.sequence(),
        0,
        0,
        started.at(),
        started.players(),
        first,
        List.of(Position.called("", Map.of())),
        List.of(),
        session.saves(),
        session.shared(),
        Recent.NONE,
        null,
        Life.GOING,
        null);
  }

  private static Session read(Session session, Map<String, Map<String, SharedValue>> read) {
    Session after = session;
    for (Map.Entry<String, Map<String, SharedValue>> holder : read.entrySet()) {
      Shared known = after.shared(holder.getKey());
      PMap<SharedValue> values = known.values().withAll(holder.getValue());
      after = after.with(holder.getKey(), new Shared(values, known.written(), known.at()));
    }
    return after;
  }

  private static Session written(Session session, SharedWritten written) {
    Shared known = session.shared(written.holder());
    PMap<SharedValue> values = SharedOperation.apply(written.operations(), known.values());
    return session.with(
        written.holder(),
        written.through()
            ? new Shared(values, session.sequence(), session.time())
            : new Shared(values, known.written(), known.at()));
  }

  private static Session received(Session session, InputReceived received) {
    Wait before = open(session, received.waitId());
    Wait wait = before.with(received.player(), received.answer());
    Session next =
        took(session, received, wait)
            .at(session.turn() + 1, received.at())
            .with(session.recent().turn(received, session.sequence()));
    if (!wait.complete()) {
      return next.replaced(wait);
    }
    Position position = here(next, received).in(Phase.RUNNING).with(Outputs.of(received));
    return next.closed(wait.waitId()).at(position);
  }

  /// A choice that one player decides is used up by the answer itself.
  private static Session took(Session session, InputReceived received, Wait wait) {
    String choice = received.answer().choice();
    if (choice == null || wait.awaited().needed() != null) {
      return session;
    }
    World world = session.world();
    Frame frame = world.frame(received.frame()).took(received.node(), choice);
    return session.in(world.with(received.frame(), frame));
  }

  private static Session voted(Session session, Voted voted) {
    World world = session.world();
    Frame frame = world.frame(voted.frame()).took(voted.node(), voted.choice());
    return session
        .in(world.with(voted.frame(), frame))
        .at(here(session, voted).giving(Outputs.of(voted)));
  }

  private static Session entered(Session session, NodeEntered entered) {
    Position before = here(session, entered);
    Visit visit = new Visit(entered.visit(), session.time(), session.turn());
    World world = session.world();
    Frame frame = world.frame(entered.frame()).entered(entered.node(), visit);
    return session
        .in(world.with(entered.frame(), frame))
        .at(Position.entered(entered.frame(), entered.node(), before.last()));
  }

  private static Session shows(Session session, Shown event) {
    return session
        .at(here(session, event).with(Outputs.of(event)))
        .with(session.recent().shows(session.sequence(), event));
  }

  private static Session rolled(Session session, DiceRolled rolled) {
    World world = session.world();
    Frame frame =
        world.frame(rolled.frame()).drew(rolled.node(), rolled.epoch(), rolled.draws().size());
    return shows(session.in(world.with(rolled.frame(), frame)), rolled);
  }

  private static Session picked(Session session, Picked picked) {
    World world = session.world();
    Frame frame =
        world
            .frame(picked.frame())
            .picked(picked.node(), picked.option(), picked.renewed())
            .drew(picked.node(), picked.epoch(), picked.draws().size());
    return session
        .in(world.with(picked.frame(), frame))
        .at(here(session, picked).with(Outputs.of(picked)));
  }

  private static Session changed(Session session, InventoryChanged change) {
    Holding before = session.world().holding(change.owner(), change.item());
    Holding after = new Holding(change.quantity(), before.equipped() && change.quantity() > 0);
    World world = session.world().holding(change.owner(), change.item(), after);
    return shows(session.in(world), change);
  }

  private static Session equipped(Session session, ItemEquipped event) {
    Holding before = session.world().holding(event.owner(), event.item());
    Holding after = new Holding(before.quantity(), event.equipped());
    World world = session.world().holding(event.owner(), event.item(), after);
    return shows(session.in(world), event);
  }

  private static Session called(Session session, CallStarted call) {
    String callee = Session.inside(call.frame(), call.node());
    Position caller = here(session, call);
    return session
        .in(session.world().called(callee, call.locals(), call.personal()))
        .replaced(call.frame(), Position.called(callee, caller.last()));
  }

  private static Session returned(Session session, CallReturned back) {
    Position callee = session.position(Session.inside(back.frame(), back.node()));
    return session.replaced(
        callee.frame(), Position.returned(back.frame(), back.node(), back.ending(), callee.last()));
  }

  private static Session failed(Session session, EffectFailed failed) {
    Wait wait = open(session, failed.waitId());
    Session next = goesOn(session.closed(wait.waitId()), failed.frame(), failed.at());
    return next.at(here(next, failed).failing(wait));
  }

  private static Session resolved(Session session, IncidentResolved resolved) {
    Session next = session.with((SessionEvent.IncidentRaised) null);
    Position position = here(next, resolved);
    Phase phase = Objects.requireNonNullElse(position.stopped(), Phase.RUNNING);
    Position after =
        resolved.action().equals("retry") && phase == Phase.RUNNING
            ? position.again(phase)
            : position.in(phase);
    return next.at(next.turn(), resolved.at()).at(after);
  }

  private static Session joined(Session session, Player player) {
    List<String> before = session.playerIds();
    Session next =
        session.withPlayers(Stream.concat(session.players().stream(), Stream.of(player)).toList());
    List<String> ids = next.playerIds();
    return next.withWaits(
        session.waits().stream().map(w -> forAll(session, w, before) ? w.of(ids) : w).toList());
  }

  /// Whether a wait is for all players, and not for the one to whom its branch is bound.
  private static boolean forAll(Session session, Wait wait, List<String> all) {
    return wait.awaited().players().equals(all)
        && session.world().boundPlayer(wait.frame()) == null;
  }

  private static Session left(Session session, String player) {
    return session
        .withPlayers(session.players().stream().filter(p -> !p.playerId().equals(player)).toList())
        .withWaits(session.waits().stream().map(wait -> without(wait, player)).toList());
  }

  private static Wait without(Wait wait, String player) {
    List<String> players = wait.awaited().players();
    return wait.of(players.stream().filter(id -> !id.equals(player)).toList());
  }

  private static Session branched(Session session, BranchesStarted started) {
    World world = session.world();
    Position starter = here(session, started);
    for (Branch branch : started.branches()) {
      String frame = Session.inside(started.frame(), started.node(), branch.name());
      world = world.called(frame, branch.locals(), branch.personal());
      world = world.with(frame, world.frame(frame).of(branch.player()));
    }
    Fork fork = Objects.requireNonNullElse(starter.fork(), Fork.NONE);
    List<String> names = started.branches().stream().map(Branch::name).toList();
    return session
        .in(world)
        .at(starter.with(fork.started(names), Phase.RESTING))
        .withMore(
            names.stream()
                .map(name -> Session.inside(started.frame(), started.node(), name))
                .map(frame -> Position.called(frame, starter.last()))
                .toList());
  }

  private static Session ended(Session session, BranchEnded ended) {
    Text.Personal personal = ended.personal().get("value");
    Object value = personal == null ? ended.values().get("value") : personal.value();
    String owner = personal == null ? null : personal.personalOf();
    Fork.Ended how = new Fork.Ended(ended.ending(), value, owner);
    String frame = Session.inside(ended.frame(), ended.node(), ended.branch());
    Session next = session.without(frame);
    Position starter = here(next, ended);
    Fork fork = fork(starter).ended(ended.branch(), how);
    return next.at(starter.with(fork, Phase.BRANCHED));
  }

  private static Session cancelled(Session session, BranchCancelled cancelled) {
    Session next =
        session.without(Session.inside(cancelled.frame(), cancelled.node(), cancelled.branch()));
    Position starter = here(next, cancelled);
    return next.at(starter.with(fork(starter).cancelled(cancelled.branch()), starter.phase()));
  }

  private static Fork fork(Position starter) {
    return Objects.requireNonNullElse(starter.fork(), Fork.NONE);
  }

  private static Session remembered(Session session, Remembered event) {
    World world = session.world();
    List<String> facts = event.facts().stream().map(Text::value).toList();
    Memory after =
        world
            .memory(event.character())
            .with(event.said(), event.dropped(), event.summary(), event.player(), facts);
    return session.in(world.remembering(event.character(), after));
  }

  private static Session saved(Session session, SessionSaved event) {
    Saved saved =
        new Saved(
            session.sequence(),
            session.world(),
            session.positions(),
            session.waits(),
            session.playerIds());
    return session.withSaves(session.saves().with(event.slot(), saved));
  }

  /// What was shown belongs to a time that is no more, when somebody outside brings it back.
  private static Session restored(Session session, SessionRestored restored) {
    Saved saved = Objects.requireNonNull(session.saves().get(restored.slot()));
    Session after = session.restored(saved).at(session.turn(), restored.at());
    return restored.node().isEmpty() ? after.with(after.recent().cleared()) : after;
  }

  private static Session rests(Session session, AtNode event) {
    return session.at(here(session, event).in(Phase.RESTING));
  }

  /// The thread of a frame goes on at an instant, though nobody gave an answer.
  private static Session goesOn(Session session, String frame, Instant at) {
    return session.at(session.position(frame).in(Phase.RUNNING)).at(session.turn(), at);
  }

  private static Wait open(Session session, long waitId) {
    @Nullable Wait wait = session.waiting(waitId);
    if (wait == null) {
      throw new IllegalStateException("wait " + waitId + " is not open");
    }
    return wait;
  }

  private static Position here(Session session, AtNode event) {
    return session.position(event.frame());
  }
}
