package dev.mimir.nodes.character;

import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import dev.mimir.dice.Roll;

/// What a sole die shows.
public enum Natural {
  HIGHEST,
  LOWEST,
  NEITHER;

  /// What the die shows that counts, when it is only one; the dice that its explosions brought do
  /// not make it several.
  public static Natural of(Roll roll) {
    Draw sole = null;
    int drawn = 0;
    boolean brought = false;
    for (Die die : roll.dice()) {
      if (die.kept() && !brought) {
        if (sole != null) {
          return NEITHER;
        }
        sole = roll.draws().get(drawn);
      }
      brought = die.kept() && die.marks().contains(Die.Mark.EXPLODED);
      drawn += die.faces().size();
    }
    return sole == null ? NEITHER : of(sole);
  }

  private static Natural of(Draw draw) {
    if (draw.sides() == 1) {
      return NEITHER;
    }
    return draw.face() == draw.sides() ? HIGHEST : draw.face() == 1 ? LOWEST : NEITHER;
  }
}
