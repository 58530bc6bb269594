package dev.mimir.nodes.combat;

import dev.mimir.node.Cast.Item;
import dev.mimir.nodes.character.Use;
import java.util.ArrayList;
import java.util.List;

/// What a fighter can use: what its character has and, of attackers, what the session has.
final class Bag {
  private static final String SESSION = "";

  private Bag() {}

  /// Something that can be used.
  ///
  /// @param owner whose inventory it is taken from
  /// @param quantity what is there
  record Thing(String id, Item item, String owner, long quantity) {}

  /// By item in the order declared; of two owners the fighter itself.
  static List<Thing> of(Fighter fighter, Fight fight) {
    List<Thing> things = new ArrayList<>();
    fight
        .context()
        .cast()
        .items()
        .forEach((id, item) -> {
          long own = fighter.isCopy() ? 0 : quantity(fighter.character(), id, fight);
          long shared = fighter.attacks() ? quantity(SESSION, id, fight) : 0;
          if (Use.hasEffects(item) && own > 0) {
            things.add(new Thing(id, item, fighter.character(), own));
          } else if (Use.hasEffects(item) && shared > 0) {
            things.add(new Thing(id, item, SESSION, shared));
          }
        });
    return things;
  }

  private static long quantity(String owner, String item, Fight fight) {
    return fight.context().session().world().holding(owner, item).quantity();
  }
}
