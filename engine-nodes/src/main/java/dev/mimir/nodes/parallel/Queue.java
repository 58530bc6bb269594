package dev.mimir.nodes.parallel;

import dev.mimir.expression.Expression;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome.Start;
import dev.mimir.nodes.parallel.ParallelNode.Config;
import dev.mimir.nodes.tool.Members;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Elements whose branches are to begin. Those that have to wait are kept with the node, so that a
/// change of the list changes nothing. Of players their ids are kept.
///
/// @param elements that are left
/// @param first place of the first of them in the list, from 0
/// @param owner the player to whom the elements belong; null when to nobody
record Queue(List<?> elements, long first, @Nullable String owner) {
  private static final String PLAYERS = "players";

  static Queue of(Config config, NodeContext context) {
    Expression each = Objects.requireNonNull(config.each());
    List<?> list = (List<?>) context.evaluate(each);
    return players(config)
        ? new Queue(list.stream().map(player -> ((Map<?, ?>) player).get("id")).toList(), 0, null)
        : new Queue(list, 0, context.personalOf(each.references()));
  }

  static Queue kept(Map<String, Object> kept) {
    return kept.isEmpty()
        ? new Queue(List.of(), 0, null)
        : new Queue(
            (List<?>) Objects.requireNonNull(kept.get("elements")),
            (Long) Objects.requireNonNull(kept.get("first")),
            (String) kept.get("owner"));
  }

  Map<String, Object> kept() {
    if (isEmpty()) {
      return Map.of();
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("elements", elements);
    kept.put("first", first);
    if (owner != null) {
      kept.put("owner", owner);
    }
    return kept;
  }

  private static boolean players(Config config) {
    return config.each() != null && config.each().source().strip().equals(PLAYERS);
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  Queue rest() {
    return new Queue(elements.subList(1, elements.size()), first + 1, owner);
  }

  /// The branch of the first element; null when it is a player who has left.
  @Nullable Start first(Config config, NodeContext context) {
    Object element = elements.getFirst();
    if (!players(config)) {
      return start(config, owner == null ? element : new Text.Personal(owner, element), null);
    }
    for (Player player : context.session().players()) {
      if (player.playerId().equals(element)) {
        Object seen = Members.of("id", player.playerId(), "name", player.name().value());
        boolean personal = player.name().personalOf() != null;
        return start(
            config,
            personal ? new Text.Personal(player.playerId(), seen) : seen,
            player.playerId());
      }
    }
    return null;
  }

  private Start start(Config config, Object element, @Nullable String player) {
    String fragment = Objects.requireNonNull(config.body()).name();
    Map<String, Object> inputs = config.as() == null ? Map.of() : Map.of(config.as(), element);
    return new Start(Long.toString(first), fragment, inputs, player);
  }
}
