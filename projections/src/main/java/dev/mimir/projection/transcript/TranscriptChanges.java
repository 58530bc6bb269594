package dev.mimir.projection.transcript;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.session.SessionEvent.AtNode;
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
    AtNode happened = (AtNode) event.payload();
    SessionKey session = event.session();
    Entry entry = Entry.of(happened);
    rows.add(
        new @Nullable Object[] {
          session.tenant(),
          session.id(),
          event.sequence(),
          entry.kind(),
          happened.node(),
          StorableText.orNull(entry.speaker()),
          StorableText.orNull(entry.player()),
          entry.to().isEmpty() ? null : StorableText.array(entry.to()),
          StorableText.orNull(entry.text()),
          entry.details().isEmpty() ? null : StorableJson.of(entry.details()),
          event.at()
        });
  }

  @Override
  public void flush(DSLContext sql) {
    Rows.insert(sql, table, rows);
  }
}
