package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;

import org.jooq.DSLContext;

/// Knows which generation of each read model answers queries.
public final class Generations {
  private final DSLContext sql;

  public Generations(DSLContext sql) {
    this.sql = sql;
  }

  /// The live generation of a read model.
  ///
  /// @throws IllegalStateException when there is no such read model
  public int live(String readModel) {
    Integer generation =
        sql.select(READ_MODEL.GENERATION)
            .from(READ_MODEL)
            .where(READ_MODEL.NAME.eq(readModel))
            .fetchOne(READ_MODEL.GENERATION);
    if (generation == null) {
      throw new IllegalStateException("no read model is named " + readModel);
    }
    return generation;
  }
}
