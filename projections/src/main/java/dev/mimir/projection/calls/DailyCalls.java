package dev.mimir.projection.calls;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.tally.Histogram;
import dev.mimir.projection.tally.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Sums up calls by day and by who was called.
///
/// @param origin null sums up all
public record DailyCalls(
    DSLContext sql, CallTables tables, String tenant, @Nullable Origin origin, Days days) {

  /// Who was called on a day, and what came of it.
  ///
  /// @param day number of the day
  /// @param of who was called
  /// @param counts by counter of the usage
  /// @param failures by code
  public record Sums(
      int day,
      List<String> of,
      Map<String, Long> counts,
      Map<String, Long> failures,
      Histogram latencies) {

    private Sums(int day, List<String> of) {
      this(day, of, new TreeMap<>(), new TreeMap<>(), new Histogram());
    }

    /// A counter of the usage.
    public long count(Field<Long> counter) {
      return counts.getOrDefault(counter.getName(), 0L);
    }

    /// How long the calls took.
    public Latency latency() {
      return Latency.of(latencies);
    }

    /// How many failed.
    public long failed() {
      return failures.values().stream().mapToLong(n -> n).sum();
    }
  }

  private record Key(int day, List<String> of) {
    private static final Comparator<Key> ORDER =
        Comparator.comparingInt(Key::day).thenComparing(key -> String.join("\0", key.of));
  }

  /// What there was, by day and then by who was called.
  ///
  /// @param who the names of the columns that tell it
  public Collection<Sums> by(String... who) {
    Map<Key, Sums> sums = new TreeMap<>(Key.ORDER);
    Function<Record, Sums> at =
        row -> {
          Key key = new Key(row.get(Days.DAY), Stream.of(who).map(c -> text(row, c)).toList());
          return sums.computeIfAbsent(key, k -> new Sums(k.day(), k.of()));
        };
    List<Field<Long>> counters = counters();
    rows(tables.usage(), counters, who)
        .forEach(
            row -> counters.forEach(c -> at.apply(row).counts().put(c.getName(), number(row, c))));
    rows(tables.failures(), List.of(tables.failed()), and(who, "code"))
        .forEach(
            row -> at.apply(row).failures().put(text(row, "code"), number(row, tables.failed())));
    rows(tables.latencies(), List.of(tables.took()), and(who, "bucket"))
        .forEach(row ->
            at.apply(row)
                .latencies()
                .add(row.get("bucket", Integer.class), number(row, tables.took())));
    return sums.values();
  }

  private List<Field<Long>> counters() {
    List<Field<Long>> counters = new ArrayList<>();
    for (Field<?> field : tables.usage().fields()) {
      if (field.getType() == Long.class) {
        counters.add(Objects.requireNonNull(tables.usage().field(field.getName(), Long.class)));
      }
    }
    return counters;
  }

  private List<? extends Record> rows(Table<?> table, List<Field<Long>> counters, String... by) {
    List<Field<?>> groups = new ArrayList<>(List.of(Days.DAY));
    Stream.of(by).map(table::field).map(Objects::requireNonNull).forEach(groups::add);
    List<Field<?>> fields = new ArrayList<>(groups);
    counters.forEach(counter -> fields.add(sum(counter).as(counter.getName())));
    return sql.select(fields)
        .from(days.spans(table))
        .where(column(table, "tenant").eq(tenant))
        .and(origin(table))
        .groupBy(groups)
        .fetch();
  }

  private Condition origin(Table<?> table) {
    return origin == null ? noCondition() : column(table, "origin").eq(origin.key());
  }

  private static Field<String> column(Table<?> table, String name) {
    return Objects.requireNonNull(table.field(name, String.class));
  }

  private static String[] and(String[] who, String more) {
    return Stream.concat(Stream.of(who), Stream.of(more)).toArray(String[]::new);
  }

  private static String text(Record row, String column) {
    return row.get(column, String.class);
  }

  private static long number(Record row, Field<Long> counter) {
    return row.get(counter.getName(), Long.class);
  }
}
