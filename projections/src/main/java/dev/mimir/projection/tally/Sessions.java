package dev.mimir.projection.tally;

import static org.jooq.impl.DSL.noCondition;

import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Whose numbers are wanted; null stands for any.
///
/// @param graph id of a graph
/// @param version of that graph; null sums up all
public record Sessions(
    String tenant, @Nullable String graph, @Nullable Integer version, @Nullable Origin origin) {

  /// The rows of a table whose key has the columns `tenant`, `graph_id`, `graph_version` and
  /// `origin`.
  public Condition in(Table<?> table) {
    return field(table, "tenant", String.class)
        .eq(tenant)
        .and(is(table, "graph_id", String.class, graph))
        .and(is(table, "graph_version", Integer.class, version))
        .and(is(table, "origin", String.class, origin == null ? null : origin.key()));
  }

  private static <T> Condition is(Table<?> table, String column, Class<T> type, @Nullable T value) {
    return value == null ? noCondition() : field(table, column, type).eq(value);
  }

  private static <T> Field<T> field(Table<?> table, String column, Class<T> type) {
    return Objects.requireNonNull(table.field(column, type));
  }
}
