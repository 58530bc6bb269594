package dev.mimir.projection.tally;

import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;

/// What a session plays, and why.
///
/// @param graph id of its graph
/// @param version that it plays now
public record Played(String graph, int version, Origin origin) {

  /// As it began.
  public static Played begun(SessionStarted started) {
    Origin origin = started.parent() == null ? Origin.PLAY : Origin.FORK;
    return new Played(started.graphId(), started.graphVersion(), origin);
  }

  /// After one more event.
  public Played on(SessionEvent event) {
    return switch (event) {
      case SessionMigrated to -> new Played(graph, to.graphVersion(), origin);
      case DebuggingBegun _ -> new Played(graph, version, Origin.DEBUG);
      default -> this;
    };
  }
}
