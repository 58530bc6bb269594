package dev.mimir.projection.graphcatalogue;

import dev.mimir.projection.Generations;
import dev.mimir.projection.Page;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.GraphCatalogue;
import dev.mimir.projection.schema.tables.records.GraphCatalogueRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Asks the catalogue. It follows the events with a small delay.
public final class GraphCatalogueQueries {
  private final DSLContext sql;
  private final Generations generations;

  public GraphCatalogueQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// The graphs of a tenant by id, archived ones included.
  ///
  /// @param q what their id or title contains, in any case; null for all
  public Page<GraphSummary> list(String tenant, @Nullable String q, Page.Request page) {
    GraphCatalogue table = live();
    return Page.of(
        sql,
        table,
        table.TENANT.eq(tenant).and(matches(table, q)),
        List.of(table.GRAPH_ID),
        page,
        GraphCatalogueQueries::summary);
  }

  /// One graph.
  public Optional<GraphSummary> find(String tenant, String graphId) {
    GraphCatalogue table = live();
    return sql.selectFrom(table)
        .where(table.TENANT.eq(tenant))
        .and(table.GRAPH_ID.eq(StorableText.of(graphId)))
        .fetchOptional(GraphCatalogueQueries::summary);
  }

  private GraphCatalogue live() {
    return GraphCatalogueModel.table(generations.live(GraphCatalogueModel.NAME));
  }

  private static Condition matches(GraphCatalogue table, @Nullable String q) {
    if (q == null || q.isBlank()) {
      return DSL.noCondition();
    }
    String part = StorableText.of(q.strip());
    return table.TITLE.containsIgnoreCase(part).or(table.GRAPH_ID.containsIgnoreCase(part));
  }

  private static GraphSummary summary(GraphCatalogueRecord row) {
    return new GraphSummary(
        row.getGraphId(),
        row.getVersion(),
        row.getTitle(),
        row.getNodes(),
        row.getContentHash(),
        row.getArchived(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }
}
