package dev.mimir.projection.incidentlog;

import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.IncidentLog;

/// What analysts see of incidents.
final class IncidentView {
  private IncidentView() {}

  static View of(IncidentLog table) {
    return View.of(
            "incidents",
            "One row per incident: what stopped a session, and what became of it.",
            table)
        .with(table.TENANT, "Whose session it is.")
        .with(table.SESSION_ID, "The session.")
        .with(table.SEQUENCE)
        .with(table.GRAPH_ID, "The graph that the session plays.")
        .with(table.GRAPH_VERSION, "The version of it that it played then.")
        .with(table.FRAME, "The call or branch in which the node is; empty outside of any.")
        .with(table.NODE_ID, "The node that could not go on; null when none had been entered.")
        .with(table.CODE, "Why, as a code such as EXPRESSION_ERROR.")
        .with(table.MESSAGE, "Why, in words.")
        .with(table.RAISED_AT, "When it stopped the session.")
        .with(table.RESOLVED_AT, "When it was dealt with; null while it stands.")
        .with(
            table.ACTION,
            "How: retry, skip or answer by an operator; cancelled, restored or abandoned with what"
                + " it was in.")
        .with(table.PORT, "The port by which the node was left, of a skip.")
        .with(table.ACTOR, "Who dealt with it.")
        .with(table.REASON, "Why it was done so, as they said.");
  }
}
