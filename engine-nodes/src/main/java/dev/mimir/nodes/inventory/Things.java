package dev.mimir.nodes.inventory;

import dev.mimir.node.Cast.Item;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.inventory.InventoryNode.Op;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.World;
import dev.mimir.session.World.Holding;
import dev.mimir.value.PMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Some of one item in one inventory. The operations tell whether there was enough; they record
/// nothing when there was not.
record Things(NodeContext context, Op op, String item, String owner) {

  boolean has(long quantity) {
    return held(owner).quantity() >= quantity;
  }

  boolean add(long quantity) {
    change(owner, room(owner, quantity), quantity);
    return true;
  }

  boolean take(long quantity) {
    boolean enough = has(quantity);
    if (enough) {
      change(owner, held(owner).quantity() - quantity, -quantity);
    }
    return enough;
  }

  boolean give(long quantity, String receiver) {
    if (receiver.equals(owner)) {
      throw new NodeFailure(
          "SAME_OWNER", "'owner' and 'to' are the same; name another who receives it");
    }
    if (!has(quantity)) {
      return false;
    }
    long after = room(receiver, quantity);
    take(quantity);
    change(receiver, after, quantity);
    return true;
  }

  boolean equip() {
    String slot = definition(item).slot();
    if (slot == null) {
      throw new NodeFailure(
          "NOT_EQUIPPABLE", "the item '" + item + "' has no 'slot'; give it one to put it on");
    }
    Holding held = held(owner);
    if (held.quantity() > 0 && !held.equipped()) {
      equippedIn(slot).forEach(worn -> wear(worn, false));
      wear(item, true);
    }
    return held.quantity() > 0;
  }

  boolean unequip() {
    boolean equipped = held(owner).equipped();
    if (equipped) {
      wear(item, false);
    }
    return equipped;
  }

  private Holding held(String whose) {
    return world().holding(whose, item);
  }

  private World world() {
    return context.session().world();
  }

  Item definition() {
    return definition(item);
  }

  private Item definition(String id) {
    return Objects.requireNonNull(context.cast().items().get(id));
  }

  /// What an owner has when some more is added.
  private long room(String whose, long quantity) {
    long after = Math.addExact(held(whose).quantity(), quantity);
    Long max = definition(item).max();
    if (max != null && after > max) {
      throw new NodeFailure(
          "TOO_MANY",
          "with this there would be " + after + " of '" + item + "', and 'max' is " + max);
    }
    return after;
  }

  private void change(String whose, long after, long by) {
    context.record(
        new InventoryChanged(
            context.frame(),
            context.node(),
            whose,
            item,
            by,
            after,
            op.name().toLowerCase(Locale.ROOT)));
  }

  private void wear(String id, boolean equipped) {
    context.record(new ItemEquipped(context.frame(), context.node(), owner, id, equipped));
  }

  private List<String> equippedIn(String slot) {
    PMap<Holding> items = items();
    return items == null
        ? List.of()
        : items.entrySet().stream()
            .filter(entry -> entry.getValue().equipped())
            .map(Map.Entry::getKey)
            .filter(id -> slot.equals(slotOf(id)))
            .sorted()
            .toList();
  }

  private @Nullable PMap<Holding> items() {
    return world().inventories().get(owner);
  }

  private @Nullable String slotOf(String id) {
    Item known = context.cast().items().get(id);
    return known == null ? null : known.slot();
  }
}
