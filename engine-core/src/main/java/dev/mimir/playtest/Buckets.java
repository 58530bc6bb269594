package dev.mimir.playtest;

import dev.mimir.graph.Graph;
import dev.mimir.session.Session;
import dev.mimir.session.World;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells states apart as far as expressions can: numbers by the constants that they meet, texts by
/// whether they are such a constant, lists by their size.
final class Buckets {
  private static final int MANY = 4;

  private final Map<String, Tested> tested = new LinkedHashMap<>();

  /// A variable that decides something.
  ///
  /// @param bounds the numbers it meets, in order
  /// @param exact whether every number is of its own
  private record Tested(String name, List<Double> bounds, Set<Object> constants, boolean exact) {

    int of(@Nullable Object value) {
      return switch (value) {
        case null -> 0;
        case Number number -> exact ? number.hashCode() : place(number.doubleValue());
        case String text -> constants.isEmpty() || constants.contains(text) ? text.hashCode() : 1;
        case Collection<?> all -> Math.min(all.size(), MANY);
        case Map<?, ?> all -> Math.min(all.size(), MANY);
        default -> value.hashCode();
      };
    }

    private int place(double number) {
      int at = Collections.binarySearch(bounds, number);
      return at >= 0 ? 2 * at + 1 : -2 * (at + 1);
    }
  }

  Buckets(Graph graph, Clues clues) {
    for (String name : graph.variables().keySet()) {
      if (clues.decides(name)) {
        tested.put(
            name,
            new Tested(name, clues.bounds(name), clues.constants(name), clues.comesRound(name)));
      }
    }
  }

  /// A number that is the same for states which expressions can hardly tell apart.
  long of(Session session) {
    World world = session.world();
    long mixed = 17;
    for (Tested variable : tested.values()) {
      mixed = mixed * 0x9E3779B97F4A7C15L + variable.of(world.variables().get(variable.name()));
    }
    for (var holder : session.shared().values()) {
      for (var value : holder.values().entrySet()) {
        Tested variable = tested.get(value.getKey());
        mixed = mixed * 31 + (variable == null ? 0 : variable.of(value.getValue().value()));
      }
    }
    for (var owner : world.inventories().entrySet()) {
      for (var item : owner.getValue().entrySet()) {
        long held = Math.min(item.getValue().quantity(), MANY);
        mixed += (owner.getKey() + "/" + item.getKey()).hashCode() * 0xC2B2AE3D27D4EB4FL * held;
      }
    }
    return mixed ^ (mixed >>> 29);
  }

  /// The bucket of one value.
  int of(String variable, Object value) {
    Tested one = tested.get(variable);
    return one == null ? value.hashCode() : one.of(value);
  }
}
