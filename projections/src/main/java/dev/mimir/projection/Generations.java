package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// Knows which generation of each read model answers queries.
public final class Generations {
  private static final Field<String> ASYNCHRONOUS =
      DSL.field("set_config('synchronous_commit', 'off', true)", String.class);

  private final DSLContext sql;

  public Generations(DSLContext sql) {
    this.sql = sql;
  }

  /// The live generation of a read model.
  ///
  /// @throws IllegalStateException when there is no such read model
  public int live(String readModel) {
    return number(readModel, select(readModel));
  }

  /// The live generation, which stays so until the present transaction ends. That one need not wait
  /// for the disk when it commits: what a crash takes from it is read from the log again, together
  /// with the position.
  int hold(String readModel) {
    return number(
        readModel,
        sql.select(READ_MODEL.GENERATION, ASYNCHRONOUS)
            .from(READ_MODEL)
            .where(READ_MODEL.NAME.eq(readModel))
            .forShare());
  }

  /// The live generation, for one who is going to replace it: waits until nobody holds it.
  int take(String readModel) {
    return number(readModel, select(readModel).forUpdate());
  }

  /// Makes another generation the live one.
  void replace(String readModel, int generation) {
    sql.update(READ_MODEL)
        .set(READ_MODEL.GENERATION, generation)
        .set(READ_MODEL.SWITCHED_AT, DSL.currentInstant())
        .where(READ_MODEL.NAME.eq(readModel))
        .execute();
  }

  private SelectConditionStep<Record1<Integer>> select(String readModel) {
    return sql.select(READ_MODEL.GENERATION).from(READ_MODEL).where(READ_MODEL.NAME.eq(readModel));
  }

  private static int number(String readModel, ResultQuery<? extends Record> query) {
    Integer generation = query.fetchOne(READ_MODEL.GENERATION);
    if (generation == null) {
      throw new IllegalStateException("no read model is named " + readModel);
    }
    return generation;
  }
}
