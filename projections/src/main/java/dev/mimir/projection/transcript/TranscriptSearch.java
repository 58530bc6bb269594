package dev.mimir.projection.transcript;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.Transcript;
import dev.mimir.projection.schema.tables.TranscriptSession;
import dev.mimir.projection.search.Excerpt;
import dev.mimir.projection.search.SearchQuery;
import dev.mimir.projection.transcript.Finding.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Row3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Looks for words in the texts of all sessions of a tenant.
///
/// Frequent words stand in many texts, of which only the latest are wanted, and rare ones in few.
/// No plan is good for both, and PostgreSQL cannot know which ones are rare. So the latest texts
/// are looked through first; only where that does not give enough is the index of words asked for
/// all texts, which then are not too many.
final class TranscriptSearch {
  /// How many of the latest texts are looked through.
  static final int LATEST = 2_000;

  private final DSLContext sql;
  private final Transcript texts;
  private final TranscriptSession sessions;

  TranscriptSearch(DSLContext sql, int generation) {
    this.sql = sql;
    this.texts = TranscriptModel.table(generation);
    this.sessions = TranscriptModel.sessions(generation);
  }

  /// Whether a text has the words.
  static Condition says(Transcript texts, String tenant, SearchQuery words) {
    return DSL.condition("{0} @@ cast({1} as tsquery)", texts.WORDS, DSL.val(words.among(tenant)));
  }

  List<Finding> find(Wanted wanted, @Nullable Place before, int limit) {
    List<Finding> found = find(latest(wanted, before), latestFirst(), wanted, before, limit);
    return found.size() == limit ? found : find(texts, apart(), wanted, before, limit);
  }

  private Table<?> latest(Wanted wanted, @Nullable Place before) {
    return sql.selectFrom(texts)
        .where(range(wanted, before))
        .and(texts.WORDS.isNotNull())
        .orderBy(latestFirst())
        .limit(LATEST)
        .asTable(texts.getName());
  }

  private List<OrderField<?>> latestFirst() {
    return List.of(texts.AT.desc(), texts.SESSION_ID.desc(), texts.SEQUENCE.desc());
  }

  /// The same order, said so that no index gives it: else PostgreSQL would go through all texts,
  /// the latest first, until there are enough, which takes long for rare words.
  private List<OrderField<?>> apart() {
    return List.of(
        DSL.field("row({0}, {1}, {2})", texts.AT, texts.SESSION_ID, texts.SEQUENCE).desc());
  }

  private Row3<Instant, UUID, Long> place() {
    return row(texts.AT, texts.SESSION_ID, texts.SEQUENCE);
  }

  private Condition range(Wanted wanted, @Nullable Place before) {
    return texts
        .TENANT
        .eq(wanted.sessions().tenant())
        .and(wanted.from() == null ? noCondition() : texts.AT.ge(wanted.from()))
        .and(wanted.until() == null ? noCondition() : texts.AT.lt(wanted.until()))
        .and(
            before == null
                ? noCondition()
                : place().lt(before.at(), before.session(), before.sequence()));
  }

  private List<Finding> find(
      Table<?> some, List<OrderField<?>> order, Wanted wanted, @Nullable Place before, int limit) {
    String player = StorableText.orNull(wanted.player());
    return sql.select(texts.fields())
        .select(sessions.GRAPH_ID, sessions.GRAPH_VERSION, sessions.ORIGIN)
        .from(some)
        .join(sessions)
        .on(sessions.TENANT.eq(texts.TENANT))
        .and(sessions.SESSION_ID.eq(texts.SESSION_ID))
        .where(range(wanted, before))
        .and(says(texts, wanted.sessions().tenant(), wanted.words()))
        .and(wanted.sessions().in(sessions))
        .and(player == null ? noCondition() : texts.PLAYER.eq(player))
        .orderBy(order)
        .limit(limit)
        .fetch(row -> finding(row, wanted.words()));
  }

  private Finding finding(Record row, SearchQuery words) {
    Excerpt excerpt = Excerpt.of(row.get(texts.TEXT), words);
    return new Finding(
        row.get(texts.SESSION_ID).toString(),
        row.get(texts.SEQUENCE),
        row.get(sessions.GRAPH_ID),
        row.get(sessions.GRAPH_VERSION),
        row.get(sessions.ORIGIN),
        row.get(texts.KIND),
        row.get(texts.NODE_ID),
        row.get(texts.SPEAKER),
        row.get(texts.PLAYER),
        row.get(texts.AT),
        excerpt.text(),
        excerpt.matches());
  }
}
