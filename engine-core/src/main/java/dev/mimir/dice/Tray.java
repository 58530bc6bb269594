package dev.mimir.dice;

import java.util.ArrayList;
import java.util.List;

/// One roll under way: what was drawn and what lies on the table.
final class Tray {
  private final DieSource source;
  private final int firstIndex;
  private final List<Draw> draws = new ArrayList<>();
  private final List<Die> dice = new ArrayList<>();

  Tray(DieSource source, int firstIndex) {
    this.source = source;
    this.firstIndex = firstIndex;
  }

  int draw(int sides) {
    if (draws.size() == DiceLimits.DRAWS) {
      throw new DiceNotationException(
          0, "one roll took " + DiceLimits.DRAWS + " draws; let fewer faces explode or reroll");
    }
    int face = source.face(sides);
    if (face < 1 || face > sides) {
      throw new IllegalStateException("the source drew " + face + " of " + sides + " sides");
    }
    draws.add(new Draw(firstIndex + draws.size(), sides, face));
    return face;
  }

  void show(Die die) {
    dice.add(die);
  }

  int shown() {
    return dice.size();
  }

  void drop(int from, int to) {
    dice.subList(from, to).replaceAll(Die::dropped);
  }

  Roll roll(String notation, long total) {
    return new Roll(notation, total, dice, draws);
  }
}
