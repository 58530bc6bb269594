package dev.mimir.projection.graphcatalogue;

import dev.mimir.graph.GraphEvent;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.StorableText;
import dev.mimir.projection.schema.tables.GraphCatalogue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch changes in the catalogue.
final class GraphChanges implements Changes {
  private record Key(String tenant, String graphId) {}

  /// @param newest version published in the batch
  /// @param first when the first version of the batch was published
  /// @param archived whether the graph is archived after the batch
  /// @param at when its last event happened
  private record Change(
      @Nullable GraphPublished newest, @Nullable Instant first, boolean archived, Instant at) {}

  private final GraphCatalogue table;
  private final Map<Key, Change> changes = new LinkedHashMap<>();

  GraphChanges(GraphCatalogue table) {
    this.table = table;
  }

  @Override
  public void on(Recorded event) {
    Key key = new Key(event.tenant(), event.subject());
    Change before = changes.get(key);
    changes.put(key, change(before, (GraphEvent) event.payload(), event.at()));
  }

  private static Change change(@Nullable Change before, GraphEvent event, Instant at) {
    GraphPublished newest = before == null ? null : before.newest();
    Instant first = before == null ? null : before.first();
    return switch (event) {
      case GraphPublished published -> new Change(published, first == null ? at : first, false, at);
      case GraphArchived _ -> new Change(newest, first, true, at);
      case GraphRestored _ -> new Change(newest, first, false, at);
    };
  }

  @Override
  public void flush(DSLContext sql) {
    changes.forEach((key, change) -> {
      if (change.newest() == null || change.first() == null) {
        mark(sql, key, change);
      } else {
        publish(sql, key, change, change.newest(), change.first());
      }
    });
  }

  private void publish(
      DSLContext sql, Key key, Change change, GraphPublished newest, Instant first) {
    sql.insertInto(table)
        .set(table.TENANT, key.tenant())
        .set(table.GRAPH_ID, key.graphId())
        .set(table.VERSION, newest.version())
        .set(table.TITLE, StorableText.of(newest.title()))
        .set(table.NODES, newest.nodes())
        .set(table.CONTENT_HASH, newest.contentHash())
        .set(table.ARCHIVED, change.archived())
        .set(table.CREATED_AT, first)
        .set(table.UPDATED_AT, change.at())
        .onConflict(table.TENANT, table.GRAPH_ID)
        .doUpdate()
        .set(table.VERSION, newest.version())
        .set(table.TITLE, StorableText.of(newest.title()))
        .set(table.NODES, newest.nodes())
        .set(table.CONTENT_HASH, newest.contentHash())
        .set(table.ARCHIVED, change.archived())
        .set(table.UPDATED_AT, change.at())
        .execute();
  }

  private void mark(DSLContext sql, Key key, Change change) {
    sql.update(table)
        .set(table.ARCHIVED, change.archived())
        .set(table.UPDATED_AT, change.at())
        .where(table.TENANT.eq(key.tenant()))
        .and(table.GRAPH_ID.eq(key.graphId()))
        .execute();
  }
}
