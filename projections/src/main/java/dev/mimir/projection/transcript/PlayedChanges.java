package dev.mimir.projection.transcript;

import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.TranscriptSession;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Played;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What the sessions of a batch play.
final class PlayedChanges {
  private final TranscriptSession table;
  private final List<@Nullable Object[]> begun = new ArrayList<>();
  private final List<@Nullable Object[]> moved = new ArrayList<>();
  private final List<@Nullable Object[]> debugged = new ArrayList<>();

  PlayedChanges(TranscriptSession table) {
    this.table = table;
  }

  void on(SessionKey session, SessionEvent event) {
    switch (event) {
      case SessionStarted started -> begun.add(row(session, Played.begun(started)));
      case SessionMigrated to ->
          moved.add(new Object[] {to.graphVersion(), session.tenant(), session.id()});
      case DebuggingBegun _ ->
          debugged.add(new Object[] {Origin.DEBUG.key(), session.tenant(), session.id()});
      default -> {}
    }
  }

  private static Object[] row(SessionKey session, Played played) {
    return new Object[] {
      session.tenant(),
      session.id(),
      StorableText.of(played.graph()),
      played.version(),
      played.origin().key()
    };
  }

  void flush(DSLContext sql) {
    Rows.insert(sql, table, begun);
    Rows.execute(sql, change(sql, table.GRAPH_VERSION), moved);
    Rows.execute(sql, change(sql, table.ORIGIN), debugged);
  }

  private <T> Query change(DSLContext sql, Field<T> column) {
    return sql.update(table)
        .set(column, DSL.val(null, column))
        .where(table.TENANT.eq(DSL.val(null, table.TENANT)))
        .and(table.SESSION_ID.eq(DSL.val(null, table.SESSION_ID)));
  }
}
