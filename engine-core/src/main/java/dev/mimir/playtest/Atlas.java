package dev.mimir.playtest;

import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Place;
import dev.mimir.graph.Region;
import dev.mimir.session.Frame;
import dev.mimir.session.Wait;
import dev.mimir.session.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All places of a graph and the ways between them, numbered.
final class Atlas {
  private final Graph graph;
  private final List<Spot> spots = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();
  private final Map<String, Map<String, Spot>> regions = new LinkedHashMap<>();
  private final Map<String, Map<String, Spot>> frames = new HashMap<>();

  Atlas(Graph graph) {
    this.graph = graph;
    add(graph.top());
    new TreeMap<>(graph.fragments()).values().forEach(this::add);
    spots.forEach(this::connect);
  }

  private void add(Region region) {
    Map<String, Spot> byNode = new LinkedHashMap<>();
    for (Node<?> node : new TreeMap<>(region.nodes()).values()) {
      Spot spot = new Spot(spots.size(), region, node);
      spots.add(spot);
      byNode.put(node.id(), spot);
    }
    regions.put(region.name(), byNode);
  }

  private void connect(Spot spot) {
    Map<String, Spot> beside = regions.getOrDefault(spot.region().name(), Map.of());
    new TreeMap<>(spot.node().exits())
        .forEach((port, to) -> {
          Way way = new Way(ways.size(), spot, port, Objects.requireNonNull(beside.get(to)));
          ways.add(way);
          spot.ways().put(port, way);
        });
  }

  Graph graph() {
    return graph;
  }

  List<Spot> spots() {
    return Collections.unmodifiableList(spots);
  }

  List<Way> ways() {
    return Collections.unmodifiableList(ways);
  }

  /// The place of a node in a frame; null when it lies in another graph.
  @Nullable Spot spot(String frame, String node) {
    Map<String, Spot> beside = frames.get(frame);
    if (beside == null) {
      Place place = graph.place(frame);
      beside =
          place.graph() == graph ? regions.getOrDefault(place.region().name(), Map.of()) : Map.of();
      frames.put(frame, beside);
    }
    return beside.get(node);
  }

  /// The node at a wait.
  Node<?> node(Wait wait) {
    return Objects.requireNonNull(graph.place(wait.frame()).region().node(wait.node()));
  }

  /// A place as it is reported; those of other graphs as `graph/node`.
  String id(String frame, String node) {
    Spot spot = spot(frame, node);
    if (spot != null) {
      return spot.id();
    }
    Place place = graph.place(frame);
    return place.graph() == graph ? node : place.graph().id() + "/" + Spot.id(place.region(), node);
  }

  /// Whether a place was entered in a world.
  boolean entered(Spot spot, World world) {
    String node = spot.node().id();
    for (Map.Entry<String, Frame> frame : world.frames().entrySet()) {
      if (frame.getValue().visits(node) > 0 && spot(frame.getKey(), node) == spot) {
        return true;
      }
    }
    return false;
  }

  /// Where the calls from a place begin.
  List<Spot> called(Spot spot) {
    return spot.callees().stream().flatMap(name -> start(name).stream()).toList();
  }

  private List<Spot> start(String fragment) {
    Region region = graph.fragments().get(fragment);
    Spot start =
        region == null ? null : regions.getOrDefault(fragment, Map.of()).get(region.start());
    return start == null ? List.of() : List.of(start);
  }
}
