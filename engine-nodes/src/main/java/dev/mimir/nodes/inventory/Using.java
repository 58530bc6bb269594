package dev.mimir.nodes.inventory;

import dev.mimir.expression.Template;
import dev.mimir.node.Cast.Item;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.character.Changes;
import dev.mimir.nodes.character.Use;
import org.jspecify.annotations.Nullable;

/// Uses an item on a character.
///
/// @param on id of the character; of somebody else when the item does nothing to a character
record Using(Things things, String on) {
  private static final long MOST = 100;

  static Using of(Things things, @Nullable Template to) {
    return new Using(things, to == null ? things.owner() : Owner.of(to, things.context()));
  }

  /// Whether there was enough of it.
  boolean use(long quantity) {
    Item item = things.definition();
    if (!things.has(quantity)) {
      return false;
    }
    check(item, quantity);
    if (Use.consumes(item)) {
      things.take(quantity);
    }
    if (Use.hasEffects(item)) {
      Use use = new Use(item, new Changes(context(), on));
      for (long i = 0; i < quantity; i++) {
        use.apply();
      }
    }
    return true;
  }

  private void check(Item item, long quantity) {
    if (Use.hasEffects(item) && !context().cast().characters().containsKey(on)) {
      throw new NodeFailure(
          "NO_TARGET",
          "'" + things.item() + "' does something to a character; name one in 'to' or 'owner'");
    }
    if (Use.hasEffects(item) && quantity > MOST) {
      throw new NodeFailure(
          "BAD_QUANTITY", "'quantity' came to " + quantity + "; at most " + MOST + " are used");
    }
  }

  private NodeContext context() {
    return things.context();
  }
}
