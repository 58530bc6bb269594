package dev.mimir.projection.nodetraffic;

import static dev.mimir.projection.schema.Tables.NODE_TRAFFIC_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import java.util.List;
import org.jooq.Table;

/// How often each node was entered and left, how long that took, and what waits there now. Nodes of
/// a graph that another one calls count for the graph that they are in.
@AutoService(ReadModel.class)
public final class NodeTrafficModel extends TallyModel<Walk> {
  static final String NAME = "node_traffic";

  public NodeTrafficModel() {
    super(Walk.class, Walk.EVENTS);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    TrafficTables tables = TrafficTables.of(generation);
    return List.of(tables.nodes(), tables.ports(), tables.times());
  }

  @Override
  protected Table<?> sessions(int generation) {
    return NODE_TRAFFIC_SESSION.rename("node_traffic_session_" + generation);
  }

  @Override
  protected Tally<Walk> tally(int generation) {
    return new TrafficTally(TrafficTables.of(generation));
  }

  @Override
  public List<View> views(int generation) {
    return TrafficViews.of(TrafficTables.of(generation));
  }

  @Override
  public Queries<NodeTrafficQueries> queries() {
    return new Queries<>(NodeTrafficQueries.class, NodeTrafficQueries::new);
  }
}
