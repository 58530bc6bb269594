package dev.mimir.projection.transcript;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.projection.schema.tables.TranscriptSession;
import dev.mimir.projection.search.SearchText;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch adds to the transcripts.
final class TranscriptChanges implements Changes {
  private final Transcript table;
  private final PlayedChanges played;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  TranscriptChanges(Transcript table, TranscriptSession sessions) {
    this.table = table;
    this.played = new PlayedChanges(sessions);
  }

  @Override
  public void on(Recorded event) {
    SessionEvent happened = (SessionEvent) event.payload();
    played.on(event.session(), happened);
    if (isTold(happened)) {
      rows.add(row(event, happened));
    }
  }

  private static boolean isTold(SessionEvent event) {
    return switch (event) {
      case SessionStarted started -> started.parent() != null;
      case SessionMigrated _, DebuggingBegun _ -> false;
      default -> true;
    };
  }

  private static @Nullable Object[] row(Recorded event, SessionEvent happened) {
    SessionKey session = event.session();
    Entry entry = Entry.of(happened);
    String text = StorableText.orNull(entry.text());
    return new @Nullable Object[] {
      session.tenant(),
      session.id(),
      event.sequence(),
      entry.kind(),
      node(happened),
      StorableText.orNull(entry.speaker()),
      StorableText.orNull(entry.player()),
      entry.to().isEmpty() ? null : StorableText.array(entry.to()),
      text,
      entry.details().isEmpty() ? null : StorableJson.of(entry.details()),
      event.at(),
      text == null ? null : SearchText.of(session.tenant(), text)
    };
  }

  private static @Nullable String node(SessionEvent event) {
    return event instanceof AtNode at && !at.node().isEmpty() ? at.node() : null;
  }

  @Override
  public void flush(DSLContext sql) {
    Rows.insert(sql, table, rows);
    played.flush(sql);
  }
}
