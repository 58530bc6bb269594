package dev.mimir.projection.nodetraffic;

import static dev.mimir.projection.schema.Tables.NODE_PORT;
import static dev.mimir.projection.schema.Tables.NODE_TIME;
import static dev.mimir.projection.schema.Tables.NODE_TRAFFIC;

import dev.mimir.projection.schema.tables.NodePort;
import dev.mimir.projection.schema.tables.NodeTime;
import dev.mimir.projection.schema.tables.NodeTraffic;

/// The counters of one generation.
record TrafficTables(NodeTraffic nodes, NodePort ports, NodeTime times) {
  static TrafficTables of(int generation) {
    return new TrafficTables(
        NODE_TRAFFIC.rename("node_traffic_" + generation),
        NODE_PORT.rename("node_port_" + generation),
        NODE_TIME.rename("node_time_" + generation));
  }
}
