package dev.mimir.projection;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Makes the tables of a generation as those of another are, and drops them.
///
/// What keeps rows apart is there from the beginning; indexes that only help queries are made when
/// the tables are full, which takes less time than to keep them up.
final class GenerationTables {
  private static final String LOCK_TIMEOUT = "1s";

  private final DSLContext sql;

  GenerationTables(DSLContext sql) {
    this.sql = sql;
  }

  /// Makes empty tables, each as its model with the same place in the list.
  void create(List<Table<?>> models, List<Table<?>> tables) {
    for (int i = 0; i < models.size(); i++) {
      create(models.get(i).getName(), tables.get(i).getName());
    }
  }

  private void create(String model, String table) {
    sql.execute(
        "create table {0} (like {1} including all excluding indexes)", name(table), name(model));
    String options =
        sql.fetchSingle(
                "select coalesce(array_to_string(reloptions, ', '), '') from pg_class"
                    + " where oid = to_regclass({0})",
                inline(model))
            .get(0, String.class);
    if (!options.isEmpty()) {
      sql.execute("alter table {0} set ({1})", name(table), sql(options));
    }
    String comment =
        sql.fetchSingle(
                "select coalesce(obj_description(to_regclass({0}), 'pg_class'), '')", inline(model))
            .get(0, String.class);
    sql.execute("comment on table {0} is {1}", name(table), inline(comment));
    sql.fetch(
            "select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where conrelid = to_regclass({0}) and contype in ('p', 'u')",
            inline(model))
        .forEach(key ->
            sql.execute(
                "alter table {0} add constraint {1} {2}",
                name(table),
                name(renamed(key.get(0, String.class), model, table)),
                sql(key.get(1, String.class))));
    indexes(model, table, true);
  }

  /// Makes the indexes that queries need, and has the planner look at the tables. That may take
  /// longer than the database may be silent otherwise.
  void index(List<Table<?>> models, List<Table<?>> tables) {
    sql.connection(connection -> {
      connection.setNetworkTimeout(Runnable::run, 0);
      DSLContext patient = DSL.using(connection);
      new GenerationTables(patient).indexAll(models, tables);
    });
  }

  private void indexAll(List<Table<?>> models, List<Table<?>> tables) {
    for (int i = 0; i < models.size(); i++) {
      indexes(models.get(i).getName(), tables.get(i).getName(), false);
      sql.execute("analyze {0}", name(tables.get(i).getName()));
    }
  }

  private void indexes(String model, String table, boolean unique) {
    sql.fetch(
            "select relname, pg_get_indexdef(indexrelid) from pg_index"
                + " join pg_class on pg_class.oid = indexrelid"
                + " where indrelid = to_regclass({0}) and indisunique = {1}"
                + " and not exists (select from pg_constraint where conindid = indexrelid)",
            inline(model), inline(unique))
        .forEach(index -> index(index, model, table));
  }

  private void index(Record index, String model, String table) {
    String old = index.get(0, String.class);
    String name = renamed(old, model, table);
    String definition =
        index
            .get(1, String.class)
            .replaceFirst(old + " ON \\S+ ", "if not exists " + name + " ON " + table + " ");
    sql.execute(sql(definition));
  }

  /// Keys and indexes begin with the name of their table.
  private static String renamed(String name, String model, String table) {
    if (!name.startsWith(model)) {
      throw new IllegalStateException(name + " does not begin with the name of its table");
    }
    return table + name.substring(model.length());
  }

  /// Whether there are such tables.
  boolean exist(List<Table<?>> tables) {
    return tables.stream().anyMatch(table -> exists(table.getName()));
  }

  private boolean exists(String table) {
    return sql.fetchSingle("select to_regclass({0}) is not null", inline(table))
        .get(0, Boolean.class);
  }

  /// Drops tables, unless somebody reads them for long.
  void drop(List<Table<?>> tables) {
    sql.transaction(transaction -> {
      DSLContext within = DSL.using(transaction);
      within.execute("set local lock_timeout = {0}", inline(LOCK_TIMEOUT));
      tables.forEach(table -> within.dropTableIfExists(table).execute());
    });
  }
}
