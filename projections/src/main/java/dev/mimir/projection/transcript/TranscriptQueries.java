package dev.mimir.projection.transcript;

import static org.jooq.impl.DSL.noCondition;

import dev.mimir.projection.Generations;
import dev.mimir.projection.Slice;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.projection.schema.tables.records.TranscriptRecord;
import dev.mimir.projection.search.SearchQuery;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

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
    return read(tenant, session, null, after, limit);
  }

  /// As {@link #read(String, UUID, long, int)}, but only what was said in such words.
  public Slice<TranscriptItem> read(
      String tenant, UUID session, @Nullable SearchQuery words, long after, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("no such limit: " + limit);
    }
    Transcript table = TranscriptModel.table(generations.live(TranscriptModel.NAME));
    List<TranscriptItem> items =
        sql.selectFrom(table)
            .where(table.TENANT.eq(tenant))
            .and(table.SESSION_ID.eq(session))
            .and(table.SEQUENCE.gt(after))
            .and(words == null ? noCondition() : TranscriptSearch.says(table, tenant, words))
            .orderBy(table.SEQUENCE)
            .limit(limit + 1)
            .fetch(TranscriptQueries::item);
    return Slice.of(items, limit, TranscriptItem::sequence);
  }

  /// Where players saw or typed such words, the latest first.
  ///
  /// @param before the last one already known; null for the beginning
  /// @param limit how many at most, from 1 to 1,000
  /// @return one more than that when there are more
  public List<Finding> search(Wanted wanted, Finding.@Nullable Place before, int limit) {
    int generation = generations.live(TranscriptModel.NAME);
    return new TranscriptSearch(sql, generation).find(wanted, before, limit + 1);
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
