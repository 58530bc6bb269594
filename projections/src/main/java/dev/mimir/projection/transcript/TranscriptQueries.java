package dev.mimir.projection.transcript;

import dev.mimir.projection.Generations;
import dev.mimir.projection.Slice;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.projection.schema.tables.records.TranscriptRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/// Asks the transcripts. They follow the events with a small delay.
public final class TranscriptQueries {
  private final DSLContext sql;
  private final Generations generations;

  public TranscriptQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// What the players of a session saw and did, in order; empty when there is no such session.
  ///
  /// @param after the last sequence already known, -1 for the beginning
  /// @param limit how many items at most, from 1 to 1,000
  public Slice<TranscriptItem> read(String tenant, UUID session, long after, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("no such limit: " + limit);
    }
    Transcript table = TranscriptModel.table(generations.live(TranscriptModel.NAME));
    List<TranscriptItem> items =
        sql.selectFrom(table)
            .where(table.TENANT.eq(tenant))
            .and(table.SESSION_ID.eq(session))
            .and(table.SEQUENCE.gt(after))
            .orderBy(table.SEQUENCE)
            .limit(limit + 1)
            .fetch(TranscriptQueries::item);
    return Slice.of(items, limit, TranscriptItem::sequence);
  }

  private static TranscriptItem item(TranscriptRecord row) {
    return new TranscriptItem(
        row.getSequence(),
        row.getNodeId(),
        row.getKind(),
        row.getText(),
        row.getSpeaker(),
        row.getShownTo() == null ? null : List.of(row.getShownTo()),
        row.getPlayer(),
        StorableJson.read(row.getDetails(), Details.class),
        row.getAt());
  }
}
