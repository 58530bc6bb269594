package dev.mimir.projection.tally;

import dev.mimir.projection.View;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What views of counters begin with: what was counted.
public final class CounterViews {
  private CounterViews() {}

  /// Of a table with the columns `tenant`, `graph_id`, `graph_version` and `origin`.
  public static View ofGraphs(String name, String comment, Table<?> table) {
    return View.of(name, comment, table)
        .with(field(table, "tenant"), "Whose sessions they are.")
        .with(field(table, "graph_id"), "The graph.")
        .with(field(table, "graph_version"), "The version of it that was played.")
        .with(field(table, "origin"), "Why the sessions were played: play, fork or debug.");
  }

  /// Of a table that has `fragment` and `node_id` too.
  public static View ofNodes(String name, String comment, Table<?> table) {
    return ofGraphs(name, comment, table)
        .with(field(table, "fragment"), "Of the graph, in which the node is; empty at its top.")
        .with(field(table, "node_id"), "The node, within its graph or fragment.");
  }

  /// The lower bound of one of the {@link Buckets}.
  public static Field<Double> fromMs(Field<Integer> bucket) {
    return DSL.when(bucket.eq(0), DSL.inline(0.0)).otherwise(upper(bucket.minus(1))).as("from_ms");
  }

  /// The upper bound of one of the {@link Buckets}.
  public static Field<Double> belowMs(Field<Integer> bucket) {
    return upper(bucket).as("below_ms");
  }

  private static Field<Double> upper(Field<Integer> bucket) {
    return DSL.field("power(2::float8, {0} / 4::float8)", Double.class, bucket);
  }

  private static Field<?> field(Table<?> table, String column) {
    return Objects.requireNonNull(table.field(column));
  }
}
