package dev.mimir.projection.calls;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Table;

/// The tables in which calls are counted, each with the key `(tenant, span, quarter, origin, …)`.
///
/// @param usage with the counter `calls` and others
/// @param failures by `code`, with the counter `failures`
/// @param latencies by `bucket`, with the counter `calls`
public record CallTables(Table<?> usage, Table<?> failures, Table<?> latencies) {

  /// All of them.
  public List<Table<?>> all() {
    return List.of(usage, failures, latencies);
  }

  Field<Long> calls() {
    return counter(usage, "calls");
  }

  Field<Long> failed() {
    return counter(failures, "failures");
  }

  Field<Long> took() {
    return counter(latencies, "calls");
  }

  private static Field<Long> counter(Table<?> table, String name) {
    return Objects.requireNonNull(table.field(name, Long.class));
  }
}
