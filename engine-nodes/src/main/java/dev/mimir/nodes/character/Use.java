package dev.mimir.nodes.character;

import dev.mimir.node.Cast.Change;
import dev.mimir.node.Cast.Item;
import dev.mimir.node.DiceTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What becomes of a character on whom an item is used. Amounts that are dice are rolled and
/// recorded; plain numbers are taken as they are.
public record Use(Item item, Changes on) {

  /// Whether using the item does something to a character.
  public static boolean hasEffects(Item item) {
    return !effects(item).isEmpty();
  }

  /// Whether the item does harm, so that it is used on opponents.
  public static boolean harms(Item item) {
    return effects(item).stream().anyMatch(change -> change.damage() != null);
  }

  /// Whether the item is used up.
  public static boolean consumes(Item item) {
    return !Boolean.FALSE.equals(item.consumable());
  }

  /// The item's effects, in the order written.
  public static List<Change> effects(Item item) {
    return item.effects() == null ? List.of() : item.effects();
  }

  /// Applies the item's effects in the order written.
  ///
  /// @return hit points given, less those taken
  public long apply() {
    long sum = 0;
    for (Change change : effects(item)) {
      sum += apply(change);
    }
    return sum;
  }

  private long apply(Change change) {
    long healed = change.heal() == null ? 0 : on.heal(Amount.of(change.heal(), on.context()));
    long hurt = change.damage() == null ? 0 : on.hurt(Amount.of(change.damage(), on.context()));
    on.grow(
        change.hp() == null ? 0 : Amount.of(change.hp(), on.context()),
        amounts(change.attributes()),
        amounts(change.skills()),
        Map.of(),
        "item");
    if (change.cures() != null) {
      cure(change.cures());
    }
    if (change.experience() != null) {
      on.learn(Amount.of(change.experience(), on.context()));
    }
    return healed - hurt;
  }

  private Map<String, Long> amounts(@Nullable Map<String, DiceTemplate> dice) {
    Map<String, Long> amounts = new TreeMap<>();
    if (dice != null) {
      dice.forEach((name, by) -> amounts.put(name, Amount.of(by, on.context())));
    }
    return amounts;
  }

  private void cure(List<String> cures) {
    Map<String, Long> left = new HashMap<>(on.sheet().conditions());
    left.keySet().removeAll(cures);
    on.conditions(left);
  }
}
