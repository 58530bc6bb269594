package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;
import static dev.mimir.projection.schema.Tables.READ_MODEL_REBUILD;

import dev.mimir.projection.schema.tables.records.ReadModelRebuildRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which read models are being made again.
final class RebuildTable {
  static final String WAITING = "waiting";
  static final String READING = "reading";
  static final String INDEXING = "indexing";
  static final String FAILED = "failed";

  private final DSLContext sql;

  RebuildTable(DSLContext sql) {
    this.sql = sql;
  }

  /// Has a read model made again, unless it already is being. While one replaces its tables this
  /// waits, lest the tables that are live then be taken for those to be made.
  void request(String readModel) {
    sql.insertInto(READ_MODEL_REBUILD, READ_MODEL_REBUILD.NAME, READ_MODEL_REBUILD.GENERATION)
        .select(
            DSL.select(READ_MODEL.NAME, READ_MODEL.GENERATION.plus(1))
                .from(READ_MODEL)
                .where(READ_MODEL.NAME.eq(readModel))
                .forShare())
        .onConflict(READ_MODEL_REBUILD.NAME)
        .doUpdate()
        .set(READ_MODEL_REBUILD.GENERATION, READ_MODEL_REBUILD.GENERATION.plus(1))
        .set(READ_MODEL_REBUILD.STATUS, WAITING)
        .set(READ_MODEL_REBUILD.EVENTS, 0L)
        .setNull(READ_MODEL_REBUILD.FAILURE)
        .set(READ_MODEL_REBUILD.REQUESTED_AT, DSL.currentInstant())
        .setNull(READ_MODEL_REBUILD.STARTED_AT)
        .where(READ_MODEL_REBUILD.STATUS.eq(FAILED))
        .execute();
  }

  /// Those of all read models, by name.
  Map<String, ReadModelRebuildRecord> all() {
    return sql.selectFrom(READ_MODEL_REBUILD).fetchMap(READ_MODEL_REBUILD.NAME);
  }

  /// That of one read model, for one who is going to begin it: nobody else does until the present
  /// transaction ends.
  Optional<ReadModelRebuildRecord> locked(String readModel) {
    return sql.selectFrom(READ_MODEL_REBUILD)
        .where(READ_MODEL_REBUILD.NAME.eq(readModel))
        .forUpdate()
        .fetchOptional();
  }

  /// Those to be worked at.
  List<String> wanted() {
    return sql.select(READ_MODEL_REBUILD.NAME)
        .from(READ_MODEL_REBUILD)
        .where(READ_MODEL_REBUILD.STATUS.ne(FAILED))
        .orderBy(READ_MODEL_REBUILD.REQUESTED_AT, READ_MODEL_REBUILD.NAME)
        .fetch(READ_MODEL_REBUILD.NAME);
  }

  void began(String readModel, Instant now) {
    sql.update(READ_MODEL_REBUILD)
        .set(READ_MODEL_REBUILD.STATUS, READING)
        .set(READ_MODEL_REBUILD.STARTED_AT, now)
        .where(READ_MODEL_REBUILD.NAME.eq(readModel))
        .execute();
  }

  void advanced(String readModel, long events) {
    sql.update(READ_MODEL_REBUILD)
        .set(READ_MODEL_REBUILD.EVENTS, READ_MODEL_REBUILD.EVENTS.plus(events))
        .where(READ_MODEL_REBUILD.NAME.eq(readModel))
        .execute();
  }

  void indexing(String readModel) {
    sql.update(READ_MODEL_REBUILD)
        .set(READ_MODEL_REBUILD.STATUS, INDEXING)
        .where(READ_MODEL_REBUILD.NAME.eq(readModel))
        .execute();
  }

  void failed(String readModel, String failure) {
    sql.update(READ_MODEL_REBUILD)
        .set(READ_MODEL_REBUILD.STATUS, FAILED)
        .set(READ_MODEL_REBUILD.FAILURE, StorableText.of(failure))
        .where(READ_MODEL_REBUILD.NAME.eq(readModel))
        .execute();
  }

  void done(String readModel) {
    sql.deleteFrom(READ_MODEL_REBUILD).where(READ_MODEL_REBUILD.NAME.eq(readModel)).execute();
  }
}
