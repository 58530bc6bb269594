package dev.mimir.projection.nodetraffic;

import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.NodePort;
import dev.mimir.projection.schema.tables.NodeTime;
import dev.mimir.projection.schema.tables.NodeTraffic;
import dev.mimir.projection.tally.CounterViews;
import java.util.List;

/// What analysts see of the traffic of nodes.
final class TrafficViews {
  private TrafficViews() {}

  static List<View> of(TrafficTables tables) {
    return List.of(nodes(tables.nodes()), ports(tables.ports()), times(tables.times()));
  }

  private static View nodes(NodeTraffic table) {
    return CounterViews.ofNodes(
            "node_traffic", "How often each node was entered, and what waits there.", table)
        .with(table.ENTERED, "How often it was entered.")
        .with(table.WAITING)
        .with(table.ENDED);
  }

  private static View ports(NodePort table) {
    return CounterViews.ofNodes(
            "node_ports", "How often each node was left by each of its ports.", table)
        .with(table.PORT, "The port.")
        .with(table.LEFT_BY, "How often it was left by that port.");
  }

  private static View times(NodeTime table) {
    return CounterViews.ofNodes(
            "node_time",
            "How long visits of each node took, from entering to leaving it: a histogram with four"
                + " buckets to each doubling of the time.",
            table)
        .with(
            CounterViews.fromMs(table.BUCKET),
            "Milliseconds that a visit in this bucket took at least.")
        .with(CounterViews.belowMs(table.BUCKET), "Milliseconds below which they all stayed.")
        .with(table.VISITS, "How many visits took as long.");
  }
}
