package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.session.Frame;
import dev.mimir.session.Position;
import dev.mimir.session.Wait;
import dev.mimir.session.World;
import dev.mimir.value.PMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes a session from one version of a graph to another.
///
/// @param before the world that was made with the one version
/// @param nodes ids of nodes there by the places that they take, as `frame/node`; others keep
///   theirs
record Migration(World before, Graph from, Graph to, Map<String, String> nodes) {

  /// The threads that have no place in the other version; empty when all have.
  List<Stranded> stranded(List<Position> positions) {
    List<Stranded> stranded = new ArrayList<>();
    for (Position position : positions) {
      String problem = problem(position);
      if (problem != null) {
        stranded.add(new Stranded(at(position), problem));
      }
    }
    return stranded;
  }

  private @Nullable String problem(Position position) {
    Place there = place(position.frame());
    if (there == null) {
      return "the other version has no call at '" + position.frame() + "'";
    }
    String was = position.node();
    String id = node(position);
    if (was == null || id == null) {
      return null;
    }
    Node<?> then = from.place(position.frame()).region().node(was);
    Node<?> now = there.region().node(id);
    String at = at(position.frame(), id);
    if (now == null) {
      return "the other version has no node '" + at + "', where the session stands";
    }
    boolean mapped = !id.equals(was);
    return then != null && !mapped && !then.spec().type().equals(now.spec().type())
        ? "'" + at + "' was of the type " + then.spec().type() + " and is now " + now.spec().type()
        : null;
  }

  private @Nullable String node(Position position) {
    String node = position.node();
    return node == null ? null : nodes.getOrDefault(at(position), node);
  }

  /// Where a thread stands: its node, or the call in which it has entered none.
  private static String at(Position position) {
    String node = position.node();
    return node == null ? position.frame() : at(position.frame(), node);
  }

  private static String at(String frame, String node) {
    return frame.isEmpty() ? node : frame + "/" + node;
  }

  private @Nullable Place place(String frame) {
    try {
      return to.place(frame);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The threads, when there is no problem. Those that waited run their node again.
  List<Position> positions(List<Position> positions, List<Wait> waits) {
    Set<String> waiting = new HashSet<>();
    waits.forEach(wait -> waiting.add(wait.frame()));
    return positions.stream()
        .map(position -> position.moved(node(position), waiting.contains(position.frame())))
        .toList();
  }

  /// The world as the other version knows it: variables that it does not have are dropped, new ones
  /// begin with their first value, and values are moved to their nearest bounds.
  World world() {
    PMap<Frame> frames = PMap.empty();
    for (Map.Entry<String, Frame> entry : before.frames().entrySet()) {
      Place place = place(entry.getKey());
      if (place != null) {
        Frame frame = entry.getValue();
        boolean called = !frame.locals().isEmpty();
        frames =
            frames.with(
                entry.getKey(),
                called ? frame.withLocals(fitted(frame.locals(), place.locals())) : frame);
      }
    }
    return before.with(fitted(before.variables(), to.ownVariables()), frames);
  }

  private static PMap<Object> fitted(PMap<Object> values, Map<String, Variable> declared) {
    PMap<Object> fitted = PMap.empty();
    for (Variable variable : declared.values()) {
      if (!variable.computed()) {
        Object value = values.get(variable.name());
        fitted =
            fitted.with(
                variable.name(), value == null ? variable.initial() : variable.nearest(value));
      }
    }
    return fitted;
  }
}
