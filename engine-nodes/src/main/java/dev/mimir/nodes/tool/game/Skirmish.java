package dev.mimir.nodes.tool.game;

import dev.mimir.dice.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A combat by simple rules. Initiative once: 1d20 plus bonus, ties as listed. Whose turn it is
/// attacks the first enemy who stands: 1d20 plus bonus against the armour class; 1 misses, 20 hits
/// and counts the damage twice. It ends when a side is down, or as a draw after the last round.
final class Skirmish {
  private final List<Kind> kinds;
  private final int rounds;
  private final SplitMix dice;

  /// Combatants of one kind.
  ///
  /// @param attacking whether they are on the attackers' side
  record Kind(
      boolean attacking, int count, long hp, long ac, long initiative, long toHit, Dice damage) {}

  /// How one combat went.
  ///
  /// @param winner 1 the attackers, -1 the defenders, 0 nobody
  /// @param standing combatants of the winner's side
  record Course(int winner, int rounds, int standing) {}

  private static final class Fighter {
    private final Kind kind;
    private final long initiative;
    private long hp;

    private Fighter(Kind kind, long initiative) {
      this.kind = kind;
      this.initiative = initiative;
      this.hp = kind.hp();
    }

    private boolean stands() {
      return hp > 0;
    }
  }

  Skirmish(List<Kind> kinds, int rounds, SplitMix dice) {
    this.kinds = kinds;
    this.rounds = rounds;
    this.dice = dice;
  }

  Course fight() {
    List<Fighter> fighters = lineUp();
    for (int round = 1; round <= rounds; round++) {
      for (Fighter fighter : fighters) {
        if (fighter.stands() && !attack(fighter, fighters)) {
          int winner = fighter.kind.attacking() ? 1 : -1;
          return new Course(winner, round, standing(fighters, fighter.kind.attacking()));
        }
      }
    }
    return new Course(0, rounds, 0);
  }

  private List<Fighter> lineUp() {
    List<Fighter> fighters = new ArrayList<>();
    for (Kind kind : kinds) {
      for (int i = 0; i < kind.count(); i++) {
        fighters.add(new Fighter(kind, dice.face(20) + kind.initiative()));
      }
    }
    fighters.sort(Comparator.comparingLong((Fighter fighter) -> fighter.initiative).reversed());
    return fighters;
  }

  /// Attacks an enemy.
  ///
  /// @return false when no enemy stands afterwards
  private boolean attack(Fighter fighter, List<Fighter> fighters) {
    Fighter enemy = enemy(fighter, fighters);
    if (enemy == null) {
      return false;
    }
    int face = dice.face(20);
    if (face == 20 || (face > 1 && face + fighter.kind.toHit() >= enemy.kind.ac())) {
      enemy.hp -= damage(fighter) + (face == 20 ? damage(fighter) : 0);
    }
    return enemy(fighter, fighters) != null;
  }

  private long damage(Fighter fighter) {
    return Math.max(0, fighter.kind.damage().roll(dice).total());
  }

  private static @Nullable Fighter enemy(Fighter fighter, List<Fighter> fighters) {
    for (Fighter other : fighters) {
      if (other.stands() && other.kind.attacking() != fighter.kind.attacking()) {
        return other;
      }
    }
    return null;
  }

  private static int standing(List<Fighter> fighters, boolean attacking) {
    int standing = 0;
    for (Fighter fighter : fighters) {
      if (fighter.stands() && fighter.kind.attacking() == attacking) {
        standing++;
      }
    }
    return standing;
  }
}
