package dev.mimir.projection.graphcatalogue;

import static dev.mimir.projection.schema.Tables.GRAPH_CATALOGUE;

import com.google.auto.service.AutoService;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
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
  public Queries<GraphCatalogueQueries> queries() {
    return new Queries<>(GraphCatalogueQueries.class, GraphCatalogueQueries::new);
  }
}
