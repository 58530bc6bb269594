package dev.mimir.projection.playerrecord;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.schema.tables.PlayerEnding;
import dev.mimir.projection.schema.tables.PlayerRecord;
import dev.mimir.projection.schema.tables.PlayerSeen;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record9;
import org.jspecify.annotations.Nullable;

/// Asks what players did. It follows the events with a small delay.
public final class PlayerRecordQueries {
  private final DSLContext sql;
  private final Generations generations;

  public PlayerRecordQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// What a player did: first in all graphs together, then in each by its id; empty when the player
  /// never took part in such a session.
  ///
  /// @param origin null sums up all
  public List<PlayerSummary> list(String tenant, String player, @Nullable Origin origin) {
    int generation = generations.live(PlayerRecordModel.NAME);
    Asked asked = new Asked(tenant, Counters.text(player), origin);
    Map<String, Map<String, Long>> endings = endings(PlayerRecordModel.endings(generation), asked);
    List<PlayerSummary> graphs =
        graphs(
            PlayerRecordModel.records(generation),
            PlayerRecordModel.seen(generation),
            asked,
            endings);
    List<PlayerSummary> all = new ArrayList<>();
    graphs.stream()
        .map(PlayerSummary::inAllGraphs)
        .reduce(PlayerRecordQueries::together)
        .ifPresent(all::add);
    all.addAll(graphs);
    return all;
  }

  private record Asked(String tenant, String player, @Nullable Origin origin) {
    Condition in(Field<String> tenants, Field<String> players, Field<String> origins) {
      return tenants
          .eq(tenant)
          .and(players.eq(player))
          .and(origin == null ? noCondition() : origins.eq(origin.key()));
    }
  }

  private Map<String, Map<String, Long>> endings(PlayerEnding table, Asked asked) {
    Map<String, Map<String, Long>> endings = new HashMap<>();
    sql.select(table.GRAPH_ID, table.ENDING, sum(table.SESSIONS))
        .from(table)
        .where(asked.in(table.TENANT, table.PLAYER_ID, table.ORIGIN))
        .groupBy(table.GRAPH_ID, table.ENDING)
        .forEach(row ->
            endings
                .computeIfAbsent(row.value1(), _ -> new TreeMap<>())
                .put(row.value2(), row.value3().longValue()));
    return endings;
  }

  private List<PlayerSummary> graphs(
      PlayerRecord table, PlayerSeen seen, Asked asked, Map<String, Map<String, Long>> endings) {
    List<PlayerSummary> graphs = new ArrayList<>();
    sql.select(
            table.GRAPH_ID,
            sum(table.SESSIONS),
            sum(table.ENDED),
            sum(table.ABANDONED),
            sum(table.DEPARTED),
            sum(table.INPUTS),
            sum(table.PLAYED_MS),
            min(seen.FIRST_AT),
            max(seen.LAST_AT))
        .from(table)
        .join(seen)
        .on(seen.TENANT.eq(table.TENANT))
        .and(seen.PLAYER_ID.eq(table.PLAYER_ID))
        .and(seen.GRAPH_ID.eq(table.GRAPH_ID))
        .where(asked.in(table.TENANT, table.PLAYER_ID, table.ORIGIN))
        .groupBy(table.GRAPH_ID)
        .having(sum(table.SESSIONS).gt(BigDecimal.ZERO))
        .orderBy(table.GRAPH_ID)
        .forEach(row -> graphs.add(summary(row, endings.getOrDefault(row.value1(), Map.of()))));
    return graphs;
  }

  private static PlayerSummary summary(
      Record9<
              String,
              BigDecimal,
              BigDecimal,
              BigDecimal,
              BigDecimal,
              BigDecimal,
              BigDecimal,
              Instant,
              Instant>
          row,
      Map<String, Long> endings) {
    long sessions = row.value2().longValue();
    long ended = row.value3().longValue();
    long abandoned = row.value4().longValue();
    long departed = row.value5().longValue();
    return new PlayerSummary(
        row.value1(),
        sessions,
        ended,
        abandoned,
        departed,
        sessions - ended - abandoned - departed,
        row.value6().longValue(),
        row.value7().longValue(),
        row.value8(),
        row.value9(),
        endings);
  }

  private static PlayerSummary together(PlayerSummary one, PlayerSummary other) {
    Map<String, Long> endings = new TreeMap<>(one.endings());
    other.endings().forEach((ending, count) -> endings.merge(ending, count, Long::sum));
    return new PlayerSummary(
        null,
        one.started() + other.started(),
        one.ended() + other.ended(),
        one.abandoned() + other.abandoned(),
        one.departed() + other.departed(),
        one.goingOn() + other.goingOn(),
        one.inputs() + other.inputs(),
        one.timePlayedMs() + other.timePlayedMs(),
        one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
        one.lastSeen().isAfter(other.lastSeen()) ? one.lastSeen() : other.lastSeen(),
        endings);
  }
}
