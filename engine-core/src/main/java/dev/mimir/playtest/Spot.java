package dev.mimir.playtest;

import dev.mimir.graph.Node;
import dev.mimir.graph.Region;
import dev.mimir.node.NodeSpec.Role;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A node of a graph, as a place that can be reached.
final class Spot {
  private final int index;
  private final String id;
  private final Region region;
  private final Node<?> node;
  private final Map<String, Way> ways = new TreeMap<>();

  /// @param index from 0, in the order of all places
  Spot(int index, Region region, Node<?> node) {
    this.index = index;
    this.region = region;
    this.node = node;
    this.id = id(region, node.id());
  }

  static String id(Region region, String node) {
    return region.name().isEmpty() ? node : "#" + region.name() + "/" + node;
  }

  int index() {
    return index;
  }

  /// As it is reported, `node` or `#fragment/node`.
  String id() {
    return id;
  }

  Region region() {
    return region;
  }

  Node<?> node() {
    return node;
  }

  /// The ways out, by port.
  Map<String, Way> ways() {
    return ways;
  }

  /// The way that a choice takes; choices made for each element share one.
  @Nullable Way way(String choice) {
    int colon = choice.indexOf(':');
    return ways.get(colon < 0 ? choice : choice.substring(0, colon));
  }

  /// Whether a session ends here.
  boolean ends() {
    return region.name().isEmpty() && node.spec().role() == Role.END;
  }

  /// The ending by which it ends here.
  String ending() {
    return ending(node);
  }

  private static <C extends Record> String ending(Node<C> node) {
    return node.spec().ending().apply(node.config());
  }

  /// The fragments that are called from here.
  Set<String> callees() {
    return callees(node);
  }

  private static <C extends Record> Set<String> callees(Node<C> node) {
    return node.spec().callees(node.config());
  }
}
