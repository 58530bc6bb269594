package dev.mimir.projection.sessiondaily;

import dev.mimir.projection.View;
import dev.mimir.projection.calendar.SpanViews;
import dev.mimir.projection.schema.tables.SessionActive;
import dev.mimir.projection.schema.tables.SessionDaily;
import java.util.List;

/// What analysts see of the course of time: each graph by itself, which they sum up as they like.
final class DailyViews {
  private DailyViews() {}

  static List<View> of(SessionDaily days, SessionActive active) {
    return List.of(happened(days), active(active));
  }

  private static View happened(SessionDaily table) {
    return SpanViews.of(
            "session_times",
            "What happened to sessions in each quarter of an hour.",
            table,
            SpanViews.QUARTER)
        .where(table.GRAPH_ID.ne(DailyTally.ALL))
        .with(table.GRAPH_ID, "The graph that they play.")
        .with(table.GRAPH_VERSION, "The version that they play.")
        .with(table.STARTED)
        .with(table.ENDED)
        .with(table.ABANDONED)
        .with(table.TURNS);
  }

  private static View active(SessionActive table) {
    return SpanViews.of(
            "session_activity",
            "How many sessions had an event on each day of UTC time: their sum over all pauses, each"
                + " session once.",
            table,
            SpanViews.DAY)
        .where(table.GRAPH_ID.ne(DailyTally.ALL))
        .with(table.GRAPH_ID, "The graph that they play.")
        .with(table.GRAPH_VERSION, "The version that they play.")
        .with(
            table.GAP.as("pause"),
            "Quarters of an hour from their event before that day to its begin; 192 for more, or no"
                + " such event.")
        .with(table.SESSIONS);
  }
}
