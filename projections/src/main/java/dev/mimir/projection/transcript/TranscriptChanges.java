package dev.mimir.projection.transcript;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch adds to the transcripts.
final class TranscriptChanges implements Changes {
  private final Transcript table;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  TranscriptChanges(Transcript table) {
    this.table = table;
  }

  @Override
  public void on(Recorded event) {
    SessionEvent happened = (SessionEvent) event.payload();
    if (happened instanceof SessionStarted started && started.parent() == null) {
      return;
    }
    SessionKey session = event.session();
    Entry entry = Entry.of(happened);
    rows.add(
        new @Nullable Object[] {
          session.tenant(),
          session.id(),
          event.sequence(),
          entry.kind(),
          node(happened),
          StorableText.orNull(entry.speaker()),
          StorableText.orNull(entry.player()),
          entry.to().isEmpty() ? null : StorableText.array(entry.to()),
          StorableText.orNull(entry.text()),
          entry.details().isEmpty() ? null : StorableJson.of(entry.details()),
          event.at()
        });
  }

  private static @Nullable String node(SessionEvent event) {
    return event instanceof AtNode at && !at.node().isEmpty() ? at.node() : null;
  }

  @Override
  public void flush(DSLContext sql) {
    Rows.insert(sql, table, rows);
  }
}
