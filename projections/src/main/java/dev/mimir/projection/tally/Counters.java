package dev.mimir.projection.tally;

import dev.mimir.projection.StorableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Counts in memory what is then added to the counters of a table in one statement. The primary key
/// of the table is the key; each other column is a counter, a `bigint`.
public final class Counters {
  /// Characters of a text in a key, so that it fits into an index.
  public static final int MOST_TEXT = 1_024;

  private static final Comparator<List<Object>> BY_KEY = Counters::compare;

  private final Table<?> table;
  private final List<Field<?>> keys;
  private final List<Field<Long>> counters;
  private final Map<List<Object>, long[]> rows = new HashMap<>();

  /// @param table in the generation that is written
  public Counters(Table<?> table) {
    this.table = table;
    this.keys =
        Objects.requireNonNull(table.getPrimaryKey()).getFields().stream()
            .<Field<?>>map(key -> Objects.requireNonNull(table.field(key.getName())))
            .toList();
    this.counters =
        Stream.of(table.fields())
            .filter(field -> !keys.contains(field))
            .map(field -> Objects.requireNonNull(table.field(field.getName(), Long.class)))
            .toList();
  }

  /// Adds to a counter; less than nothing takes from it.
  ///
  /// @param key values of the primary key, in its order; texts as {@link #text} gives them
  public void add(Field<Long> counter, long n, Object... key) {
    if (key.length != keys.size()) {
      throw new IllegalArgumentException(
          table.getName() + " has a key of " + keys.size() + " columns, not " + key.length);
    }
    for (int i = 0; i < key.length; i++) {
      key[i] = key[i] instanceof String text ? text(text) : key[i];
    }
    rows.computeIfAbsent(Arrays.asList(key), _ -> new long[counters.size()])[index(counter)] += n;
  }

  /// A text as it stands in keys: what can be stored of it, and no more than {@link #MOST_TEXT}.
  public static String text(String text) {
    return StorableText.of(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
  }

  private int index(Field<Long> counter) {
    for (int i = 0; i < counters.size(); i++) {
      if (counters.get(i).getName().equals(counter.getName())) {
        return i;
      }
    }
    throw new IllegalArgumentException(table.getName() + " counts no " + counter.getName());
  }

  /// Rows are written in the order of their keys, so that two batches never wait for each other;
  /// also those to which nothing was added in sum, so that the rows do not depend on how events are
  /// divided into batches.
  void write(DSLContext sql) {
    List<Object[]> changed =
        rows.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_KEY))
            .map(row -> row(row.getKey(), row.getValue()))
            .toList();
    if (changed.isEmpty()) {
      return;
    }
    List<Field<?>> fields = new ArrayList<>(keys);
    fields.addAll(counters);
    Map<Field<?>, Field<?>> sums = new LinkedHashMap<>();
    counters.forEach(counter -> sums.put(counter, counter.plus(DSL.excluded(counter))));
    sql.insertInto(table, fields)
        .select(DSL.select(DSL.asterisk()).from(Unnested.table(fields, changed)))
        .onConflict(keys)
        .doUpdate()
        .set(sums)
        .execute();
  }

  private static Object[] row(List<Object> key, long[] counts) {
    return Stream.concat(key.stream(), Arrays.stream(counts).boxed()).toArray();
  }

  private static int compare(List<Object> one, List<Object> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
