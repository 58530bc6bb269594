package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.Saved;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Shared;
import dev.mimir.session.Wait;
import dev.mimir.session.World;
import dev.mimir.shared.SharedReader;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Begins sessions from a point of another session's past. They draw from a seed of their own.
public final class Forking {
  private Forking() {}

  /// Begins a fork and plays it to its first wait: what was open is open anew. On another version
  /// of the graph the nodes that waited run again, so that they offer what that version says.
  ///
  /// @param parent as it was at that point
  /// @param from the parent's graph
  /// @param to the fork's graph; the same object for the same version
  public static Decision fork(
      Fork command,
      Session parent,
      Graph from,
      Graph to,
      Chance chance,
      Instant now,
      SharedReader shared) {
    List<Player> players = command.players().isEmpty() ? parent.players() : command.players();
    String wrong = problem(players, parent, from, to);
    if (wrong != null) {
      return Decision.notPossible(wrong);
    }
    return forked(command, parent, from, players, new Turn(Session.NONE, to, chance, shared), now);
  }

  /// Begins a fork for which nothing is wrong.
  static Decision forked(
      Fork command, Session parent, Graph from, List<Player> players, Turn turn, Instant now) {
    Graph to = turn.graph();
    turn.emit(started(command, parent, players, to, turn.chance(), now));
    boolean same = from == to;
    Migration migration = new Migration(parent.world(), from, to, Map.of());
    World world = same ? parent.world() : migration.world();
    List<Position> taken =
        same ? parent.positions() : migration.positions(parent.positions(), parent.waits());
    List<Position> positions = command.debug() ? taken : Position.released(taken);
    turn.emit(
        new SessionForked(
            parent.turn(),
            parent.epoch(),
            world,
            positions,
            same ? parent.saves() : PMap.empty(),
            known(parent.shared()),
            parent.recent().forked(),
            parent.incident()));
    if (command.debug()) {
      turn.emit(new DebuggingBegun(now));
    }
    Saved then =
        new Saved(
            parent.sequence(),
            world,
            positions,
            same ? parent.waits() : List.of(),
            parent.playerIds());
    SavePoints.reopen(then, turn, now);
    return Interpreter.played(turn);
  }

  private static SessionStarted started(
      Fork command, Session parent, List<Player> players, Graph to, Chance chance, Instant now) {
    return new SessionStarted(
        to.id(),
        command.graphVersion(),
        command.contentHash(),
        Interpreter.SEMANTICS,
        players,
        Map.of(),
        chance.seed().commitment(),
        "",
        null,
        now,
        new Parent(command.parentId(), parent.sequence()));
  }

  private static @Nullable String problem(
      List<Player> players, Session parent, Graph from, Graph to) {
    Wait working = SavePoints.working(parent);
    if (parent.ending() != null || parent.life().abandoned()) {
      return "the session had come to its end there; name an earlier point";
    } else if (working != null) {
      return SavePoints.busy(working) + " there; name another point";
    }
    String wrong = Starting.wrongPlayers(players, to);
    if (wrong != null || from == to) {
      return wrong;
    }
    List<Stranded> stranded =
        new Migration(parent.world(), from, to, Map.of()).stranded(parent.positions());
    return stranded.isEmpty() ? null : Stranded.words(stranded);
  }

  /// What was written there is no business of the fork.
  private static PMap<Shared> known(PMap<Shared> shared) {
    PMap<Shared> known = PMap.empty();
    for (Map.Entry<String, Shared> entry : shared.entrySet()) {
      known = known.with(entry.getKey(), entry.getValue().read());
    }
    return known;
  }
}
