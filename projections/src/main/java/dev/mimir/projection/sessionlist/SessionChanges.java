package dev.mimir.projection.sessionlist;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.SessionList;
import dev.mimir.projection.schema.tables.SessionPlayer;
import dev.mimir.projection.sessionlist.Progress.Member;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a batch changes in the list of sessions.
final class SessionChanges implements Changes {
  private final SessionList table;
  private final SessionPlayer players;
  private final Map<SessionKey, Progress> sessions = new LinkedHashMap<>();

  SessionChanges(SessionList table, SessionPlayer players) {
    this.table = table;
    this.players = players;
  }

  @Override
  public void on(Recorded event) {
    sessions.compute(event.session(), (_, before) -> Progress.of(before, event));
  }

  @Override
  public void flush(DSLContext sql) {
    List<@Nullable Object[]> begun = new ArrayList<>();
    List<@Nullable Object[]> members = new ArrayList<>();
    List<@Nullable Object[]> moved = new ArrayList<>();
    sessions.forEach((key, progress) -> {
      if (progress.started() == null || progress.startedAt() == null) {
        moved.add(moved(key, progress));
      } else {
        String[] ids = players(progress.started());
        begun.add(begun(key, progress, progress.started(), progress.startedAt(), ids));
        for (String id : ids) {
          members.add(new @Nullable Object[] {key.tenant(), key.id(), id, progress.startedAt()});
        }
      }
    });
    Rows.insert(sql, table, begun);
    Rows.insert(sql, players, members);
    Rows.execute(sql, move(sql), moved);
    sessions.forEach(
        (key, progress) -> progress.members().forEach(member -> member(sql, key, member)));
  }

  private void member(DSLContext sql, SessionKey key, Member member) {
    String id = StorableText.of(member.player());
    Condition session = table.TENANT.eq(key.tenant()).and(table.SESSION_ID.eq(key.id()));
    if (member.joined()) {
      sql.insertInto(players)
          .select(
              sql.select(table.TENANT, table.SESSION_ID, DSL.val(id), table.STARTED_AT)
                  .from(table)
                  .where(session))
          .onConflictDoNothing()
          .execute();
      sql.update(table)
          .set(table.PLAYERS, DSL.arrayAppend(table.PLAYERS, id))
          .where(session)
          .execute();
    } else {
      sql.deleteFrom(players)
          .where(players.TENANT.eq(key.tenant()))
          .and(players.SESSION_ID.eq(key.id()))
          .and(players.PLAYER_ID.eq(id))
          .execute();
      sql.update(table)
          .set(table.PLAYERS, DSL.arrayRemove(table.PLAYERS, id))
          .where(session)
          .execute();
    }
  }

  private static String[] players(SessionStarted started) {
    return StorableText.array(started.players().stream().map(Player::playerId).distinct().toList());
  }

  private static @Nullable Object[] begun(
      SessionKey key, Progress progress, SessionStarted started, Instant at, String[] players) {
    return new @Nullable Object[] {
      key.tenant(),
      key.id(),
      started.graphId(),
      started.graphVersion(),
      progress.status(),
      players,
      progress.turns(),
      progress.sequence(),
      progress.ending(),
      at,
      progress.at()
    };
  }

  private static @Nullable Object[] moved(SessionKey key, Progress progress) {
    return new @Nullable Object[] {
      progress.status(),
      progress.turns(),
      progress.sequence(),
      progress.ending(),
      progress.at(),
      key.tenant(),
      key.id()
    };
  }

  private Query move(DSLContext sql) {
    return sql.update(table)
        .set(table.STATUS, DSL.coalesce(DSL.val(null, table.STATUS), table.STATUS))
        .set(table.TURN, table.TURN.plus(DSL.val(null, table.TURN)))
        .set(table.SEQUENCE, (Long) null)
        .set(table.ENDING, (String) null)
        .set(table.UPDATED_AT, (Instant) null)
        .where(table.TENANT.eq(DSL.val(null, table.TENANT)))
        .and(table.SESSION_ID.eq(DSL.val(null, table.SESSION_ID)));
  }
}
