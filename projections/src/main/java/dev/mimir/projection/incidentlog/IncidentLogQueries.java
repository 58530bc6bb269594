package dev.mimir.projection.incidentlog;

import static org.jooq.impl.DSL.noCondition;

import dev.mimir.projection.Generations;
import dev.mimir.projection.Page;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.IncidentLog;
import dev.mimir.projection.schema.tables.records.IncidentLogRecord;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// Asks the log of incidents. It follows the events with a small delay.
public final class IncidentLogQueries {
  private final DSLContext sql;
  private final Generations generations;

  public IncidentLogQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// Which incidents are wanted; null stands for any.
  ///
  /// @param open those that still stand, or those that were dealt with
  public record Filter(@Nullable String graphId, @Nullable String code, @Nullable Boolean open) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  /// The incidents of a tenant's sessions, newest first.
  public Page<Incident> list(String tenant, Filter filter, Page.Request page) {
    IncidentLog table = IncidentLogModel.incidents(generations.live(IncidentLogModel.NAME));
    Condition which =
        table
            .TENANT
            .eq(tenant)
            .and(is(table.GRAPH_ID, filter.graphId()))
            .and(is(table.CODE, filter.code()))
            .and(isOpen(table, filter.open()));
    return Page.of(
        sql,
        table,
        which,
        List.of(table.RAISED_AT.desc(), table.SESSION_ID.desc(), table.SEQUENCE.desc()),
        page,
        IncidentLogQueries::incident);
  }

  private static Condition is(TableField<?, String> field, @Nullable String value) {
    return value == null ? noCondition() : field.eq(StorableText.of(value));
  }

  private static Condition isOpen(IncidentLog table, @Nullable Boolean open) {
    if (open == null) {
      return noCondition();
    }
    return open ? table.RESOLVED_AT.isNull() : table.RESOLVED_AT.isNotNull();
  }

  private static Incident incident(IncidentLogRecord row) {
    return new Incident(
        row.getSessionId().toString(),
        row.getSequence(),
        row.getGraphId(),
        row.getGraphVersion(),
        row.getNodeId(),
        row.getCode(),
        row.getMessage(),
        row.getRaisedAt(),
        row.getResolvedAt() == null,
        row.getResolvedAt(),
        row.getAction(),
        row.getPort(),
        row.getActor(),
        row.getReason());
  }
}
