package dev.mimir.projection.graphcatalogue;

import static dev.mimir.projection.schema.Tables.GRAPH_CATALOGUE;

import com.google.auto.service.AutoService;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.GraphCatalogue;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// The newest version of each graph.
@AutoService(ReadModel.class)
public final class GraphCatalogueModel implements ReadModel {
  static final String NAME = "graph_catalogue";

  static GraphCatalogue table(int generation) {
    return GRAPH_CATALOGUE.rename("graph_catalogue_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Table<?>> tables(int generation) {
    return List.of(table(generation));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(GraphPublished.class, GraphArchived.class, GraphRestored.class);
  }

  @Override
  public Changes begin(int generation) {
    return new GraphChanges(table(generation));
  }

  @Override
  public List<View> views(int generation) {
    GraphCatalogue table = table(generation);
    return List.of(
        View.of("graphs", "One row per graph: its newest version.", table)
            .with(table.TENANT, "Whose graph it is.")
            .with(table.GRAPH_ID, "The graph, within its tenant.")
            .with(table.VERSION, "Number of the newest version, from 1.")
            .with(table.TITLE, "Its title.")
            .with(table.NODES, "How many nodes it has, with those of its fragments.")
            .with(table.CONTENT_HASH, "SHA-256 of the document, in hexadecimal digits.")
            .with(table.ARCHIVED, "Whether no session can be started any more.")
            .with(table.CREATED_AT, "When the first version was published.")
            .with(table.UPDATED_AT, "When it was last published, archived or restored."));
  }

  @Override
  public Queries<GraphCatalogueQueries> queries() {
    return new Queries<>(GraphCatalogueQueries.class, GraphCatalogueQueries::new);
  }
}
