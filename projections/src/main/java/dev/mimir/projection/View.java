package dev.mimir.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// A view of a read model in the schema `analytics`. Its name and the names, types and order of its
/// columns are stable over releases; new columns come last.
///
/// @param comment what a row is
/// @param from a table in the generation to show
/// @param rows those of the table that it shows
public record View(
    String name, String comment, Table<?> from, Condition rows, List<Column> columns) {
  /// The schema of all views.
  static final String SCHEMA = "analytics";

  /// A column.
  ///
  /// @param is its value, under its name
  /// @param comment what that is
  public record Column(Field<?> is, String comment) {}

  /// A view of all rows of a table, with no columns yet.
  public static View of(String name, String comment, Table<?> from) {
    return new View(name, comment, from, DSL.noCondition(), List.of());
  }

  /// With one more column, which keeps its name and what the table says about it.
  public View with(Field<?> column) {
    return with(column, column.getComment());
  }

  /// With one more column.
  public View with(Field<?> column, String about) {
    if (about.isBlank()) {
      throw new IllegalArgumentException(name + "." + column.getName() + " needs a comment");
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(new Column(column, about));
    return new View(name, comment, from, rows, List.copyOf(more));
  }

  /// With fewer rows.
  public View where(Condition condition) {
    return new View(name, comment, from, rows.and(condition), columns);
  }

  /// Makes it, or replaces one that has the same columns, or the first of them.
  Query create(DSLContext sql) {
    return sql.createOrReplaceView(qualified())
        .as(
            sql.select(
                    columns.stream().map(column -> column.is().as(column.is().getName())).toList())
                .from(from)
                .where(rows));
  }

  /// Says in the database what it is.
  Stream<Query> comments(DSLContext sql) {
    return Stream.concat(
        Stream.of(sql.commentOnView(qualified()).is(comment)),
        columns.stream()
            .map(column ->
                sql.commentOnColumn(DSL.name(SCHEMA, name, column.is().getName()))
                    .is(column.comment())));
  }

  org.jooq.Name qualified() {
    return DSL.name(SCHEMA, name);
  }
}
