package dev.mimir.projection;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Writes many rows in one go.
public final class Rows {
  private Rows() {}

  /// Inserts rows, each with a value for every column of the table, in their order.
  public static void insert(DSLContext sql, Table<?> table, List<@Nullable Object[]> rows) {
    @Nullable Object[] blanks = new @Nullable Object[table.fields().length];
    execute(sql, sql.insertInto(table, table.fields()).values(blanks), rows);
  }

  /// Executes a statement once for each row, whose values stand for its parameters in their order.
  public static void execute(DSLContext sql, Query statement, List<@Nullable Object[]> rows) {
    if (!rows.isEmpty()) {
      sql.batch(statement).bind(rows.toArray(Object[][]::new)).execute();
    }
  }
}
