package dev.mimir.node;

import dev.mimir.session.World;
import dev.mimir.value.PMap;
import java.util.Map;
import java.util.TreeMap;

/// The bonuses of what a character wears, added up by name.
final class Worn {
  private Worn() {}

  static Map<String, Long> by(String character, Cast cast, World world) {
    PMap<World.Holding> items = world.inventories().get(character);
    if (items == null) {
      return Map.of();
    }
    Map<String, Long> sum = new TreeMap<>();
    items.forEach((id, holding) -> {
      Cast.Item item = cast.items().get(id);
      if (holding.equipped() && item != null && item.bonuses() != null) {
        item.bonuses().forEach((name, bonus) -> sum.merge(name, bonus, Math::addExact));
      }
    });
    return sum;
  }
}
