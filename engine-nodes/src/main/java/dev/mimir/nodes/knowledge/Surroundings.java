package dev.mimir.nodes.knowledge;

import dev.mimir.node.NodeContext;
import dev.mimir.session.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What conditions of lore see of a session: its variables and those of the place where the node
/// stands, `inventory` and `turn`. Long values stay away, so that requests stay small, and so does
/// what belongs to a player whom the query does not belong to.
final class Surroundings {
  private static final int MOST = 2_000;

  private Surroundings() {}

  /// @param owner the player whom the query belongs to; null for nobody
  static Map<String, Object> of(NodeContext context, @Nullable String owner) {
    World world = context.session().world();
    Map<String, Object> names = new LinkedHashMap<>(world.variables());
    names.putAll(context.here().locals());
    Map<String, Object> state = new LinkedHashMap<>();
    names.keySet().stream()
        .sorted()
        .filter(name -> isFor(owner, context.personalOf(List.of(name))))
        .filter(name -> size(Objects.requireNonNull(names.get(name))) <= MOST)
        .forEach(name -> state.put(name, Objects.requireNonNull(names.get(name))));
    state.put("inventory", inventory(context));
    state.put("turn", context.session().turn());
    return state;
  }

  private static boolean isFor(@Nullable String owner, @Nullable String whose) {
    return whose == null || whose.equals(owner);
  }

  private static Map<String, Object> inventory(NodeContext context) {
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (String item : context.cast().items().keySet()) {
      quantities.put(item, context.session().world().holding("", item).quantity());
    }
    return quantities;
  }

  /// Elements and characters of a value.
  private static int size(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> list.stream().mapToInt(Surroundings::size).sum() + list.size();
      case Map<?, ?> map -> map.values().stream().mapToInt(Surroundings::size).sum() + map.size();
      default -> 1;
    };
  }
}
