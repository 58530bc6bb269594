package dev.mimir.projection.nodetraffic;

import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.nodetraffic.NodePassage.TimeSpent;
import dev.mimir.projection.schema.tables.NodePort;
import dev.mimir.projection.schema.tables.NodeTime;
import dev.mimir.projection.schema.tables.NodeTraffic;
import dev.mimir.projection.tally.Histogram;
import dev.mimir.projection.tally.Sessions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Asks what passed through the nodes of a graph. It follows the events with a small delay.
public final class NodeTrafficQueries {
  private final DSLContext sql;
  private final Generations generations;

  public NodeTrafficQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  private record Node(String fragment, String id) {}

  /// The nodes that were entered, those of the top first, then by fragment and id.
  public List<NodePassage> list(Sessions which) {
    TrafficTables tables = TrafficTables.of(generations.live(NodeTrafficModel.NAME));
    Map<Node, Map<String, Long>> ports = ports(tables.ports(), which);
    Map<Node, Histogram> times = times(tables.times(), which);
    NodeTraffic table = tables.nodes();
    return sql.select(
            table.FRAGMENT, table.NODE_ID, sum(table.ENTERED), sum(table.WAITING), sum(table.ENDED))
        .from(table)
        .where(which.in(table))
        .groupBy(table.FRAGMENT, table.NODE_ID)
        .having(sum(table.ENTERED.plus(table.WAITING).plus(table.ENDED)).gt(BigDecimal.ZERO))
        .orderBy(table.FRAGMENT, table.NODE_ID)
        .fetch(row -> {
          Node node = new Node(row.value1(), row.value2());
          return new NodePassage(
              node.id(),
              node.fragment().isEmpty() ? null : node.fragment(),
              row.value3().longValue(),
              ports.getOrDefault(node, Map.of()),
              row.value4().longValue(),
              row.value5().longValue(),
              time(times.get(node)));
        });
  }

  private Map<Node, Map<String, Long>> ports(NodePort table, Sessions which) {
    Map<Node, Map<String, Long>> ports = new HashMap<>();
    sql.select(table.FRAGMENT, table.NODE_ID, table.PORT, sum(table.LEFT_BY))
        .from(table)
        .where(which.in(table))
        .groupBy(table.FRAGMENT, table.NODE_ID, table.PORT)
        .forEach(row ->
            ports
                .computeIfAbsent(new Node(row.value1(), row.value2()), _ -> new TreeMap<>())
                .put(row.value3(), row.value4().longValue()));
    return ports;
  }

  private Map<Node, Histogram> times(NodeTime table, Sessions which) {
    Map<Node, Histogram> times = new HashMap<>();
    sql.select(table.FRAGMENT, table.NODE_ID, table.BUCKET, sum(table.VISITS))
        .from(table)
        .where(which.in(table))
        .groupBy(table.FRAGMENT, table.NODE_ID, table.BUCKET)
        .forEach(row ->
            times
                .computeIfAbsent(new Node(row.value1(), row.value2()), _ -> new Histogram())
                .add(row.value3(), row.value4().longValue()));
    return times;
  }

  private static @Nullable TimeSpent time(@Nullable Histogram times) {
    Double median = times == null ? null : times.percentile(0.5);
    Double most = times == null ? null : times.percentile(0.95);
    return times == null || median == null || most == null
        ? null
        : new TimeSpent(times.total(), median, most);
  }
}
