package dev.mimir.projection.calendar;

import dev.mimir.projection.View;
import java.time.Instant;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Views of tables that count in spans of time: each shows the spans of one length alone.
public final class SpanViews {
  /// A quarter of an hour.
  public static final int QUARTER = 1;

  /// A day of UTC time.
  public static final int DAY = 96;

  private SpanViews() {}

  /// Of a table with the columns `tenant`, `span`, `quarter` and `origin`.
  ///
  /// @param length of the spans, in quarters of an hour
  public static View of(String name, String comment, Table<?> table, int length) {
    return View.of(name, comment, table)
        .where(column(table, "span", Integer.class).eq(length))
        .with(column(table, "tenant", String.class), "Whose sessions they are.")
        .with(start(column(table, "quarter", Integer.class)), "When that time began.")
        .with(
            column(table, "origin", String.class),
            "Why the sessions were played: play, fork or debug.");
  }

  private static Field<Instant> start(Field<Integer> quarter) {
    return DSL.field("to_timestamp({0}::float8 * 900)", Instant.class, quarter).as("starts_at");
  }

  private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
    return Objects.requireNonNull(table.field(name, type));
  }
}
