package dev.mimir.playtest;

import dev.mimir.graph.Graph;
import dev.mimir.session.Frame;
import dev.mimir.session.Position;
import dev.mimir.session.Session;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Option;
import dev.mimir.session.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells whether two states of a session have the same future, chance and time aside.
final class Keys {
  /// Remainders of counts are taken to come round after so many.
  private static final long ROUND = 12;

  private final Clues clues;
  private final Buckets buckets;
  private final boolean timed;
  private final Counted visits;
  private final Counted turns;
  private final boolean last;

  Keys(Graph graph, Clues clues) {
    this.clues = clues;
    this.buckets = new Buckets(graph, clues);
    this.timed = clues.decides("time") || clues.decides("seen");
    this.visits = counted("visits");
    this.turns = counted("turn");
    this.last = clues.decides("last");
  }

  /// A count as far as expressions can tell it from others.
  private record Counted(boolean asked, boolean exact, long most) {

    long of(long count, boolean coarse) {
      if (!asked) {
        return 0;
      }
      return exact ? coarse ? count % ROUND : count : Math.min(count, most);
    }
  }

  private Counted counted(String name) {
    List<Double> bounds = clues.bounds(name);
    long most = bounds.isEmpty() ? Long.MAX_VALUE : 2 + bounds.getLast().longValue();
    return new Counted(clues.decides(name), clues.comesRound(name), most);
  }

  /// Whether the future depends on the time too, of which states tell nothing.
  boolean timed() {
    return timed;
  }

  /// @param coarse whether values that no expression tells apart are the same
  record State(boolean coarse, List<Object> parts) {}

  State of(Session session, boolean coarse) {
    List<Object> parts = new ArrayList<>();
    parts.add(turns.of(session.turn(), coarse));
    world(session.world(), coarse, parts);
    session
        .shared()
        .forEach((holder, shared) -> {
          Map<String, Object> values = new HashMap<>();
          shared.values().forEach((name, value) -> values.put(name, value.value()));
          parts.add(Map.of(holder, deciding(values, coarse)));
        });
    for (Position position : session.positions()) {
      parts.add(position.frame() + "|" + position.node() + "|" + position.phase());
      parts.add(last ? position.last() : Map.of());
    }
    for (Wait wait : session.waits()) {
      parts.add(wait.frame() + "|" + wait.node());
      parts.add(wait.awaited().choices().stream().map(Option::id).toList());
      parts.add(wait.answers().keySet());
    }
    session
        .saves()
        .forEach((slot, saved) -> {
          parts.add(slot);
          world(saved.world(), coarse, parts);
        });
    return new State(coarse, parts);
  }

  private void world(World world, boolean coarse, List<Object> parts) {
    parts.add(deciding(world.variables(), coarse));
    parts.add(world.inventories());
    parts.add(world.characters());
    Map<String, Object> frames = new HashMap<>();
    world.frames().forEach((path, frame) -> frames.put(path, frame(frame, coarse)));
    parts.add(frames);
  }

  private List<Object> frame(Frame frame, boolean coarse) {
    Map<String, Object> picked = new HashMap<>();
    frame
        .picks()
        .forEach((node, picks) -> picked.put(node, List.of(picks.counts().keySet(), picks.bag())));
    Map<String, Object> visited = new HashMap<>();
    if (visits.asked()) {
      frame.visits().forEach((node, visit) -> visited.put(node, visits.of(visit.count(), coarse)));
    }
    return List.of(
        deciding(frame.locals(), coarse),
        new HashSet<>(frame.taken().keySet()),
        picked,
        frame.progress(),
        visited,
        String.valueOf(frame.player()));
  }

  private Map<String, Object> deciding(Map<String, Object> values, boolean coarse) {
    Map<String, Object> kept = new HashMap<>();
    values.forEach((name, value) -> {
      if (clues.decides(name)) {
        kept.put(name, coarse ? (Object) buckets.of(name, value) : value);
      }
    });
    return kept;
  }

  /// Where a session waits first; null when it does not wait.
  static @Nullable Wait first(Session session) {
    return session.waits().isEmpty() ? null : session.waits().getFirst();
  }
}
