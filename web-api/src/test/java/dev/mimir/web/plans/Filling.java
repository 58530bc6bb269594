package dev.mimir.web.plans;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Fills tables with many rows of twenty tenants, one of which is `default`. What a column holds
/// follows from its name and type, so that any table can be filled.
record Filling(DSLContext sql) {
  static final int ROWS = 20_000;

  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
      from pg_attribute a
      where attrelid = to_regclass({0}) and attnum > 0 and not attisdropped
        and attgenerated = '' and attidentity = ''
        and (not atthasdef or attname = 'transaction_id')
      """;

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("tenant", "case i % 20 when 0 then 'default' else 'tenant-' || i % 20 end"),
          Map.entry("graph_id", "'graph-' || i % 97"),
          Map.entry("graph_version", "1 + i % 3"),
          Map.entry("player_id", "'player-' || i % 1009"),
          Map.entry("origin", "(array['play', 'fork', 'debug'])[1 + i % 3]"),
          Map.entry("status text", "(array['ended', 'waiting', 'abandoned'])[1 + i % 3]"),
          Map.entry("bucket", "i % 60"),
          Map.entry("notation", "'2d6'"),
          Map.entry("sides", "6"),
          Map.entry("span", "(array[1, 4, 16, 96])[1 + i % 4]"),
          // long before the events that are processed
          Map.entry("transaction_id", "'3'::xid8"),
          Map.entry("aggregate_type", "'GameSession'"),
          Map.entry("words", "to_tsvector('simple', 'word' || i % 1009)"),
          // never due
          Map.entry("execution_time", "timestamptz '2999-01-01' + i * interval '1 minute'"));

  private static final Map<String, String> BY_TYPE =
      Map.of(
          "integer", "i",
          "bigint", "i",
          "smallint", "1",
          "boolean", "false",
          "uuid", "md5(i::text)::uuid",
          "jsonb", "'{}'::jsonb",
          "bytea", "'\\x00'::bytea",
          "text[]", "array['player-' || i % 1009]",
          "timestamp with time zone", "timestamptz '2026-01-01' + i * interval '1 minute'");

  void fill(String table) {
    List<Record> columns = sql.fetch(COLUMNS, DSL.inline(table));
    String names = columns.stream().map(Filling::name).collect(Collectors.joining(", "));
    String values = columns.stream().map(Filling::value).collect(Collectors.joining(", "));
    sql.execute(
        "insert into %s (%s) select %s from generate_series(1, %d) i on conflict do nothing"
            .formatted(table, names, values, ROWS));
  }

  private static String name(Record column) {
    return "\"" + column.get("attname") + "\"";
  }

  private static String value(Record column) {
    String name = column.get("attname", String.class);
    String type = column.get("type", String.class);
    String usual = BY_TYPE.getOrDefault(type, "'" + name + "-' || i");
    String some = BY_NAME.getOrDefault(name, BY_NAME.getOrDefault(name + " " + type, usual));
    return column.get("nullable", Boolean.class)
        ? "case when i % 2 = 0 then " + some + " end"
        : some;
  }
}
