package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.Status;
import dev.mimir.session.World;
import dev.mimir.shared.SharedReader;
import java.time.Instant;
import java.util.List;

/// Moves sessions to other versions of their graph.
public final class Moving {
  private Moving() {}

  /// The threads of a session that have no place in another version; empty when it can be moved.
  public static List<Stranded> stranded(Move move, Session session, Graph from, Graph to) {
    return new Migration(session.world(), from, to, move.nodes()).stranded(session.positions());
  }

  /// Moves a session. What was open is cancelled, and its nodes run again as the other version has
  /// them.
  public static Decision move(
      Move move,
      Session session,
      Graph from,
      Graph to,
      Chance chance,
      Instant now,
      SharedReader shared) {
    Status status = session.status();
    if (status == Status.ENDED || status == Status.ABANDONED) {
      return new Decision.Rejected(new Rejection.HasEnded("the session goes on no more"));
    }
    int version = session.begun().graphVersion();
    if (move.from() != null && move.from() != version) {
      return Decision.notPossible("the session plays version " + version + " by now");
    }
    List<Stranded> stranded = stranded(move, session, from, to);
    if (!stranded.isEmpty()) {
      return Decision.notPossible(Stranded.words(stranded));
    }
    return moved(move, from, new Turn(session, to, chance, shared), now);
  }

  /// Moves a session that has its place in the other version.
  static Decision moved(Move move, Graph from, Turn turn, Instant now) {
    Session session = turn.session();
    Migration migration = new Migration(session.world(), from, turn.graph(), move.nodes());
    World world = migration.world();
    turn.emit(
        new SessionMigrated(
            move.graphVersion(),
            move.contentHash(),
            move.nodes(),
            world.variables(),
            world.frames(),
            migration.positions(session.positions(), session.waits()),
            move.reason(),
            now));
    turn.cancel(session.waits(), "migrated");
    Stepping.pauseAnew(turn);
    return Interpreter.played(turn);
  }
}
