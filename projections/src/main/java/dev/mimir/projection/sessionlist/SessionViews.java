package dev.mimir.projection.sessionlist;

import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.SessionList;
import dev.mimir.projection.schema.tables.SessionPlayer;
import java.util.List;

/// What analysts see of the list of sessions.
final class SessionViews {
  private SessionViews() {}

  static List<View> of(SessionList sessions, SessionPlayer players) {
    return List.of(sessions(sessions), players(players));
  }

  private static View sessions(SessionList table) {
    return View.of("sessions", "One row per session: how far it is.", table)
        .with(table.TENANT, "Whose session it is.")
        .with(table.SESSION_ID, "The session.")
        .with(table.GRAPH_ID, "The graph that it plays.")
        .with(table.GRAPH_VERSION, "The version of it that it plays now.")
        .with(
            table.STATUS,
            "awaiting_input, waiting, working, suspended, incident, ended or abandoned.")
        .with(table.PLAYERS, "Ids of those who play.")
        .with(table.TURN, "Answers that were accepted so far.")
        .with(table.SEQUENCE, "Sequence of the last event of its last turn.")
        .with(table.ENDING, "The ending by which it ended; null when it did not.")
        .with(table.PARENT_SESSION_ID, "The session that it was forked from; null when it was not.")
        .with(table.PARENT_SEQUENCE, "The event of that session after which it goes on.")
        .with(table.STARTED_AT, "When it began.")
        .with(table.UPDATED_AT, "When it last moved.");
  }

  private static View players(SessionPlayer table) {
    return View.of("session_players", "Who plays which session.", table)
        .with(table.TENANT, "Whose session it is.")
        .with(table.SESSION_ID, "The session.")
        .with(table.PLAYER_ID, "One who plays it.")
        .with(table.STARTED_AT, "When the session began.");
  }
}
