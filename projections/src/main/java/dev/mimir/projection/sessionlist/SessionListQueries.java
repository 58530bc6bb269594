package dev.mimir.projection.sessionlist;

import static org.jooq.impl.DSL.noCondition;

import dev.mimir.projection.Generations;
import dev.mimir.projection.Page;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.SessionList;
import dev.mimir.projection.schema.tables.SessionPlayer;
import dev.mimir.projection.schema.tables.records.SessionListRecord;
import dev.mimir.projection.sessionlist.SessionSummary.Parent;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// Asks the list of sessions. It follows the events with a small delay.
public final class SessionListQueries {
  private final DSLContext sql;
  private final Generations generations;

  public SessionListQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// Which sessions are wanted; null stands for any.
  ///
  /// @param status as of {@link SessionSummary}
  /// @param parentId of whose forks
  public record Filter(
      @Nullable String graphId,
      @Nullable String playerId,
      @Nullable String status,
      @Nullable UUID parentId) {
    public static final Filter ALL = new Filter(null, null, null);

    /// Forks or not.
    public Filter(@Nullable String graphId, @Nullable String playerId, @Nullable String status) {
      this(graphId, playerId, status, null);
    }
  }

  /// The sessions of a tenant, newest first.
  public Page<SessionSummary> list(String tenant, Filter filter, Page.Request page) {
    int generation = generations.live(SessionListModel.NAME);
    SessionList table = SessionListModel.sessions(generation);
    SessionPlayer players = SessionListModel.players(generation);
    Condition which =
        table
            .TENANT
            .eq(tenant)
            .and(is(table.GRAPH_ID, filter.graphId()))
            .and(is(table.STATUS, filter.status()))
            .and(forkOf(table, filter.parentId()))
            .and(playedBy(table, players, filter.playerId()));
    return Page.of(
        sql,
        table,
        which,
        List.of(table.STARTED_AT.desc(), table.SESSION_ID.desc()),
        page,
        SessionListQueries::summary);
  }

  /// The ids of the latest sessions that were played on a version of a graph, newest first.
  public List<UUID> played(String tenant, String graphId, int version, int limit) {
    SessionList table = SessionListModel.sessions(generations.live(SessionListModel.NAME));
    return sql.select(table.SESSION_ID)
        .from(table)
        .where(table.TENANT.eq(tenant))
        .and(table.GRAPH_ID.eq(StorableText.of(graphId)))
        .and(table.GRAPH_VERSION.eq(version))
        .orderBy(table.STARTED_AT.desc(), table.SESSION_ID.desc())
        .limit(limit)
        .fetch(table.SESSION_ID);
  }

  /// Open sessions that play a version of a graph.
  ///
  /// @param status as of {@link SessionSummary}; null for any
  public record Playing(String graphId, int version, @Nullable String status) {}

  /// The ids of open sessions that play a version of a graph, in the order of their ids.
  ///
  /// @param after the last id already known; null for the beginning
  public List<UUID> playing(String tenant, Playing playing, @Nullable UUID after, int limit) {
    SessionList table = SessionListModel.sessions(generations.live(SessionListModel.NAME));
    return sql.select(table.SESSION_ID)
        .from(table)
        .where(table.TENANT.eq(tenant))
        .and(table.GRAPH_ID.eq(StorableText.of(playing.graphId())))
        .and(table.GRAPH_VERSION.eq(playing.version()))
        .and(table.STATUS.notIn("ended", "abandoned"))
        .and(is(table.STATUS, playing.status()))
        .and(after == null ? noCondition() : table.SESSION_ID.gt(after))
        .orderBy(table.SESSION_ID)
        .limit(limit)
        .fetch(table.SESSION_ID);
  }

  private static Condition is(TableField<?, String> field, @Nullable String value) {
    return value == null ? noCondition() : field.eq(StorableText.of(value));
  }

  private static Condition forkOf(SessionList table, @Nullable UUID parent) {
    return parent == null ? noCondition() : table.PARENT_SESSION_ID.eq(parent);
  }

  private Condition playedBy(SessionList table, SessionPlayer players, @Nullable String player) {
    if (player == null) {
      return noCondition();
    }
    return table.SESSION_ID.in(
        sql.select(players.SESSION_ID)
            .from(players)
            .where(players.TENANT.eq(table.TENANT))
            .and(players.PLAYER_ID.eq(StorableText.of(player))));
  }

  private static SessionSummary summary(SessionListRecord row) {
    UUID parent = row.getParentSessionId();
    return new SessionSummary(
        row.getSessionId().toString(),
        row.getGraphId(),
        row.getGraphVersion(),
        row.getStatus(),
        row.getTurn(),
        row.getSequence(),
        List.of(row.getPlayers()),
        row.getEnding(),
        parent == null ? null : new Parent(parent.toString(), row.getParentSequence()),
        row.getStartedAt(),
        row.getUpdatedAt());
  }
}
