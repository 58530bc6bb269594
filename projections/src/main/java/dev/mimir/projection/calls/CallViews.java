package dev.mimir.projection.calls;

import dev.mimir.projection.View;
import dev.mimir.projection.calendar.SpanViews;
import dev.mimir.projection.tally.CounterViews;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/// What analysts see of calls that left the process.
public final class CallViews {
  private static final Set<String> KNOWN = Set.of("tenant", "span", "quarter", "origin", "bucket");

  private CallViews() {}

  /// @param called what is called, as the first part of the names of the views
  public static List<View> of(String called, CallTables tables) {
    return List.of(
        rest(
            view(
                called + "_calls",
                "Calls of %ss in each quarter of an hour.".formatted(called),
                tables.usage()),
            tables.usage()),
        rest(
            view(
                called + "_failures",
                "Calls of %ss that failed in each quarter of an hour, with those that were refused before they went out."
                    .formatted(called),
                tables.failures()),
            tables.failures()),
        latencies(called, tables.latencies()));
  }

  private static View latencies(String called, Table<?> table) {
    Field<Integer> bucket = Objects.requireNonNull(table.field("bucket", Integer.class));
    View view =
        view(
                called + "_latency",
                "How long the calls of %ss in each quarter of an hour took: a histogram."
                    .formatted(called),
                table)
            .with(CounterViews.fromMs(bucket), "Milliseconds that a call took at least.")
            .with(CounterViews.belowMs(bucket), "Milliseconds below which it stayed.");
    return rest(view, table);
  }

  private static View view(String name, String comment, Table<?> table) {
    return SpanViews.of(name, comment, table, SpanViews.QUARTER);
  }

  private static View rest(View view, Table<?> table) {
    View all = view;
    for (Field<?> column : table.fields()) {
      all = KNOWN.contains(column.getName()) ? all : all.with(column);
    }
    return all;
  }
}
