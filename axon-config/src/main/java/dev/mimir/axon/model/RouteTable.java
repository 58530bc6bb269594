package dev.mimir.axon.model;

import dev.mimir.model.ModelRoute;
import dev.mimir.value.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The table `model_route`.
final class RouteTable {
  private static final TypeReference<List<ModelRoute.Member>> MEMBERS = new TypeReference<>() {};
  private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
  private static final String COLUMNS =
      """
      select route_id, name, members, failover, created_at, updated_at
      from model_route where tenant = ?
      """;

  private final JdbcClient sql;

  RouteTable(JdbcClient sql) {
    this.sql = sql;
  }

  List<ModelRoute> all(String tenant) {
    return sql.sql(COLUMNS + "order by created_at, route_id")
        .param(tenant)
        .query(RouteTable::row)
        .list();
  }

  Optional<ModelRoute> find(String tenant, String routeId) {
    return sql.sql(COLUMNS + "and route_id = ?")
        .params(tenant, routeId)
        .query(RouteTable::row)
        .optional();
  }

  /// Does nothing when the id is there.
  void insert(String tenant, String routeId, ModelRoute.Draft draft, Instant now) {
    sql.sql(
            """
            insert into model_route (tenant, route_id, name, members, failover, created_at,
              updated_at)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict (tenant, route_id) do nothing
            """)
        .params(
            tenant,
            routeId,
            draft.name(),
            Json.MAPPER.writeValueAsString(draft.members()),
            Json.MAPPER.writeValueAsString(draft.failover()),
            Timestamp.from(now),
            Timestamp.from(now))
        .update();
  }

  void update(String tenant, String routeId, ModelRoute.Draft draft, Instant now) {
    sql.sql(
            """
            update model_route set name = ?, members = ?::jsonb, failover = ?::jsonb,
              updated_at = ?
            where tenant = ? and route_id = ?
            """)
        .params(
            draft.name(),
            Json.MAPPER.writeValueAsString(draft.members()),
            Json.MAPPER.writeValueAsString(draft.failover()),
            Timestamp.from(now),
            tenant,
            routeId)
        .update();
  }

  void delete(String tenant, String routeId) {
    sql.sql("delete from model_route where tenant = ? and route_id = ?")
        .params(tenant, routeId)
        .update();
  }

  private static ModelRoute row(ResultSet row, int number) throws SQLException {
    return new ModelRoute(
        row.getString("route_id"),
        row.getString("name"),
        Json.MAPPER.readValue(row.getString("members"), MEMBERS),
        Json.MAPPER.readValue(row.getString("failover"), IDS),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
