package dev.mimir.nodes.inventory;

import dev.mimir.expression.Template;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import org.jspecify.annotations.Nullable;

/// Whose inventory it is.
final class Owner {
  private static final String SESSION = "";

  private Owner() {}

  /// The id of a player or character; empty for the session's own inventory.
  static String of(@Nullable Template template, NodeContext context) {
    if (template == null) {
      return SESSION;
    }
    String owner = context.text(template);
    boolean known =
        context.cast().characters().containsKey(owner)
            || context.players().stream().anyMatch(player -> player.playerId().equals(owner));
    if (!known) {
      throw new NodeFailure(
          "UNKNOWN_OWNER", "no player or character has the id '" + owner + "'; name one who has");
    }
    return owner;
  }
}
