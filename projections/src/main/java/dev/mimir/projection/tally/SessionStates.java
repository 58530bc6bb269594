package dev.mimir.projection.tally;

import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.StorableJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What is remembered of sessions that go on: a table `(tenant, session_id, state)`, read and
/// written with one statement each for a batch.
///
/// @param <S> as of {@link Tally}
final class SessionStates<S extends java.lang.Record> {
  private static final Comparator<SessionKey> ORDER =
      Comparator.comparing(SessionKey::tenant).thenComparing(SessionKey::id);

  private final Table<?> table;
  private final Class<S> type;
  private final Field<String> tenant;
  private final Field<UUID> id;
  private final Field<String> state;

  SessionStates(Table<?> table, Class<S> type) {
    this.table = table;
    this.type = type;
    this.tenant = field(table, "tenant", String.class);
    this.id = field(table, "session_id", UUID.class);
    this.state = field(table, "state", String.class);
  }

  private static <T> Field<T> field(Table<?> table, String name, Class<T> type) {
    return Objects.requireNonNull(table.field(name, type));
  }

  Map<SessionKey, S> read(DSLContext sql, Collection<SessionKey> keys) {
    Map<SessionKey, S> found = new HashMap<>();
    if (!keys.isEmpty()) {
      sql.select(tenant, id, state)
          .from(table)
          .join(given(keys))
          .on(isGiven())
          .forEach(row -> found.put(new SessionKey(row.value1(), row.value2()), of(row.value3())));
    }
    return found;
  }

  /// @param before as it was read
  /// @param after as it is now, without the sessions that have ended
  void write(DSLContext sql, Map<SessionKey, S> before, Map<SessionKey, S> after) {
    List<Object[]> changed = new ArrayList<>();
    after.entrySet().stream()
        .filter(session -> !session.getValue().equals(before.get(session.getKey())))
        .sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(session -> changed.add(row(session.getKey(), session.getValue())));
    put(sql, changed);
    forget(sql, before.keySet().stream().filter(key -> !after.containsKey(key)).toList());
  }

  private static Object[] row(SessionKey key, Object state) {
    return new Object[] {key.tenant(), key.id(), StorableJson.of(state).data()};
  }

  private void put(DSLContext sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      List<Field<?>> fields = List.of(tenant, id, state);
      sql.insertInto(table, fields)
          .select(DSL.select(DSL.asterisk()).from(Unnested.table(fields, rows)))
          .onConflict(tenant, id)
          .doUpdate()
          .set(state, DSL.excluded(state))
          .execute();
    }
  }

  private void forget(DSLContext sql, List<SessionKey> keys) {
    if (!keys.isEmpty()) {
      sql.deleteFrom(table).using(given(keys)).where(isGiven()).execute();
    }
  }

  private Table<Record> given(Collection<SessionKey> keys) {
    return Unnested.table(
        List.of(tenant, id),
        keys.stream().map(key -> new Object[] {key.tenant(), key.id()}).toList());
  }

  private Condition isGiven() {
    return tenant.eq(Unnested.of(tenant)).and(id.eq(Unnested.of(id)));
  }

  private S of(String json) {
    return Objects.requireNonNull(StorableJson.read(JSONB.jsonb(json), type));
  }
}
