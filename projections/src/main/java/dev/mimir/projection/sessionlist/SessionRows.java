package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableJson;
import dev.mimir.projection.schema.tables.SessionList;
import dev.mimir.projection.schema.tables.SessionPlayer;
import dev.mimir.projection.schema.tables.records.SessionListRecord;
import dev.mimir.projection.standing.Standing;
import dev.mimir.session.SessionEvent.Parent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows of sessions and of those who play them.
record SessionRows(SessionList table, SessionPlayer players) {

  /// Reads sessions as they stand.
  ///
  /// @param keys by tenant
  Map<SessionKey, Progress> read(DSLContext sql, Map<String, List<SessionKey>> keys) {
    Map<SessionKey, Progress> found = new HashMap<>();
    keys.forEach((tenant, some) -> {
      UUID[] ids = some.stream().map(SessionKey::id).toArray(UUID[]::new);
      sql.selectFrom(table)
          .where(table.TENANT.eq(tenant))
          .and(table.SESSION_ID.eq(DSL.any(ids)))
          .forEach(row -> found.put(new SessionKey(tenant, row.getSessionId()), progress(row)));
    });
    return found;
  }

  /// Writes sessions as they stand now.
  ///
  /// @param before those that are in the table
  void write(DSLContext sql, Map<SessionKey, Progress> before, Map<SessionKey, Progress> after) {
    List<@Nullable Object[]> begun = new ArrayList<>();
    List<@Nullable Object[]> moved = new ArrayList<>();
    List<@Nullable Object[]> joined = new ArrayList<>();
    List<@Nullable Object[]> left = new ArrayList<>();
    after.forEach((key, progress) -> {
      Progress known = before.get(key);
      if (known == null) {
        begun.add(begun(key, progress));
      } else {
        moved.add(moved(key, progress));
      }
      List<String> were = known == null ? List.of() : known.players();
      missing(progress.players(), were)
          .forEach(id -> joined.add(player(key, id, progress.startedAt())));
      missing(were, progress.players()).forEach(id -> left.add(player(key, id)));
    });
    Rows.insert(sql, table, begun);
    Rows.execute(sql, move(sql), moved);
    Rows.insert(sql, players, joined);
    Rows.execute(sql, leave(sql), left);
  }

  private static List<String> missing(List<String> some, List<String> others) {
    return some.stream().filter(one -> !others.contains(one)).toList();
  }

  private static @Nullable Object[] player(SessionKey key, @Nullable Object... more) {
    List<@Nullable Object> row = new ArrayList<>(List.of(key.tenant(), key.id()));
    row.addAll(Arrays.asList(more));
    return row.toArray();
  }

  private static Progress progress(SessionListRecord row) {
    UUID parent = row.getParentSessionId();
    return new Progress(
        row.getGraphId(),
        row.getGraphVersion(),
        List.of(row.getPlayers()),
        row.getTurn(),
        row.getSequence(),
        row.getEnding(),
        parent == null ? null : new Parent(parent.toString(), row.getParentSequence()),
        Objects.requireNonNull(StorableJson.read(row.getStanding(), Standing.class)),
        row.getStartedAt(),
        row.getUpdatedAt());
  }

  private static @Nullable Object[] begun(SessionKey key, Progress progress) {
    Parent parent = progress.parent();
    return new @Nullable Object[] {
      key.tenant(),
      key.id(),
      progress.graphId(),
      progress.graphVersion(),
      status(progress),
      progress.players().toArray(String[]::new),
      progress.turn(),
      progress.sequence(),
      progress.ending(),
      parent == null ? null : UUID.fromString(parent.sessionId()),
      parent == null ? null : parent.sequence(),
      StorableJson.of(progress.standing()),
      progress.startedAt(),
      progress.updatedAt()
    };
  }

  private static @Nullable Object[] moved(SessionKey key, Progress progress) {
    return new @Nullable Object[] {
      progress.graphVersion(),
      status(progress),
      progress.players().toArray(String[]::new),
      progress.turn(),
      progress.sequence(),
      progress.ending(),
      StorableJson.of(progress.standing()),
      progress.updatedAt(),
      key.tenant(),
      key.id()
    };
  }

  private static String status(Progress progress) {
    return progress.standing().status().name().toLowerCase(Locale.ROOT);
  }

  private Query move(DSLContext sql) {
    return sql.update(table)
        .set(table.GRAPH_VERSION, (Integer) null)
        .set(table.STATUS, (String) null)
        .set(table.PLAYERS, (String[]) null)
        .set(table.TURN, (Long) null)
        .set(table.SEQUENCE, (Long) null)
        .set(table.ENDING, (String) null)
        .set(table.STANDING, (JSONB) null)
        .set(table.UPDATED_AT, (Instant) null)
        .where(table.TENANT.eq(DSL.val(null, table.TENANT)))
        .and(table.SESSION_ID.eq(DSL.val(null, table.SESSION_ID)));
  }

  private Query leave(DSLContext sql) {
    return sql.deleteFrom(players)
        .where(players.TENANT.eq(DSL.val(null, players.TENANT)))
        .and(players.SESSION_ID.eq(DSL.val(null, players.SESSION_ID)))
        .and(players.PLAYER_ID.eq(DSL.val(null, players.PLAYER_ID)));
  }
}
