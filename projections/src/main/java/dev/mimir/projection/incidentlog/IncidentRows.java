package dev.mimir.projection.incidentlog;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.Rows;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.incidentlog.Standing.End;
import dev.mimir.projection.schema.tables.IncidentGraph;
import dev.mimir.projection.schema.tables.IncidentLog;
import dev.mimir.session.SessionEvent.IncidentRaised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows of incidents, and of the graphs of sessions.
record IncidentRows(IncidentLog table, IncidentGraph graphs) {

  /// What a session plays.
  record Graph(String id, int version) {}

  Map<SessionKey, Graph> graphs(DSLContext sql, Set<SessionKey> keys) {
    Map<SessionKey, Graph> found = new HashMap<>();
    byTenant(
        keys,
        (tenant, ids) ->
            sql.selectFrom(graphs)
                .where(graphs.TENANT.eq(tenant))
                .and(graphs.SESSION_ID.eq(DSL.any(ids)))
                .forEach(row ->
                    found.put(
                        new SessionKey(tenant, row.getSessionId()),
                        new Graph(row.getGraphId(), row.getGraphVersion()))));
    return found;
  }

  Map<SessionKey, Standing> standing(DSLContext sql, Set<SessionKey> keys) {
    Map<SessionKey, Standing> found = new HashMap<>();
    byTenant(
        keys,
        (tenant, ids) ->
            sql.selectFrom(table)
                .where(table.TENANT.eq(tenant))
                .and(table.SESSION_ID.eq(DSL.any(ids)))
                .and(table.RESOLVED_AT.isNull())
                .forEach(row ->
                    found.put(
                        new SessionKey(tenant, row.getSessionId()),
                        new Standing(row.getSequence(), row.getFrame()))));
    return found;
  }

  private static void byTenant(Collection<SessionKey> keys, BiConsumer<String, UUID[]> each) {
    keys.stream()
        .collect(Collectors.groupingBy(SessionKey::tenant))
        .forEach((tenant, some) ->
            each.accept(tenant, some.stream().map(SessionKey::id).toArray(UUID[]::new)));
  }

  static @Nullable Object[] raised(
      SessionKey key, Recorded event, IncidentRaised incident, Graph graph) {
    return new @Nullable Object[] {
      key.tenant(),
      key.id(),
      event.sequence(),
      graph.id(),
      graph.version(),
      incident.frame(),
      incident.node().isEmpty() ? null : incident.node(),
      StorableText.of(incident.code()),
      StorableText.of(incident.message()),
      event.at(),
      null,
      null,
      null,
      null,
      null
    };
  }

  static @Nullable Object[] ended(SessionKey key, Recorded event, Standing incident, End end) {
    return new @Nullable Object[] {
      event.at(),
      end.action(),
      StorableText.orNull(end.port()),
      StorableText.orNull(event.actor()),
      StorableText.orNull(end.reason()),
      key.tenant(),
      key.id(),
      incident.sequence()
    };
  }

  /// @param moved sessions that play another version now
  /// @param raised rows to insert
  /// @param ended what {@link #ended} gives
  void write(
      DSLContext sql,
      Map<SessionKey, Graph> begun,
      Map<SessionKey, Graph> moved,
      List<@Nullable Object[]> raised,
      List<@Nullable Object[]> ended) {
    List<@Nullable Object[]> played = new ArrayList<>();
    begun.forEach((key, graph) ->
        played.add(new @Nullable Object[] {key.tenant(), key.id(), graph.id(), graph.version()}));
    Rows.insert(sql, graphs, played);
    List<@Nullable Object[]> versions = new ArrayList<>();
    moved.forEach((key, graph) ->
        versions.add(new @Nullable Object[] {graph.version(), key.tenant(), key.id()}));
    Rows.execute(sql, move(sql), versions);
    Rows.insert(sql, table, raised);
    Rows.execute(sql, end(sql), ended);
  }

  private Query move(DSLContext sql) {
    return sql.update(graphs)
        .set(graphs.GRAPH_VERSION, (Integer) null)
        .where(graphs.TENANT.eq(DSL.val(null, graphs.TENANT)))
        .and(graphs.SESSION_ID.eq(DSL.val(null, graphs.SESSION_ID)));
  }

  private Query end(DSLContext sql) {
    return sql.update(table)
        .set(table.RESOLVED_AT, (Instant) null)
        .set(table.ACTION, (String) null)
        .set(table.PORT, (String) null)
        .set(table.ACTOR, (String) null)
        .set(table.REASON, (String) null)
        .where(table.TENANT.eq(DSL.val(null, table.TENANT)))
        .and(table.SESSION_ID.eq(DSL.val(null, table.SESSION_ID)))
        .and(table.SEQUENCE.eq(DSL.val(null, table.SEQUENCE)));
  }
}
