package dev.mimir.dice;

import dev.mimir.dice.Die.Mark;
import dev.mimir.dice.Pool.Explosion;
import dev.mimir.dice.Pool.Rerolling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Rolls one pool onto a tray: each die with its rerolls and explosions before the next.
final class PoolRoll {
  private final Pool pool;
  private final Tray tray;
  private final List<Lying> lying;

  PoolRoll(Pool pool, Tray tray) {
    this.pool = pool;
    this.tray = tray;
    this.lying = new ArrayList<>(pool.count());
  }

  /// A die that may still change.
  private static final class Lying {
    private final List<Integer> faces = new ArrayList<>(1);
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private long value;
    private boolean kept = true;

    long value() {
      return value;
    }
  }

  long total() {
    for (int i = 0; i < pool.count(); i++) {
      rollDie();
    }
    if (!pool.selection().keepsAll()) {
      drop();
    }
    long total = 0;
    for (Lying die : lying) {
      total += die.kept ? score(die) : 0;
      tray.show(new Die(pool.sides(), die.value, die.faces, die.kept, List.copyOf(die.marks)));
    }
    return total;
  }

  private void rollDie() {
    Lying die = settle(new Lying(), false);
    while (explodes(die)) {
      die.marks.add(Mark.EXPLODED);
      die = settle(pool.explosion() == Explosion.COMPOUND ? die : new Lying(), true);
    }
  }

  private boolean explodes(Lying die) {
    return pool.explosion() != Explosion.NONE && pool.explode().contains(die.faces.getLast());
  }

  /// Draws until the face stays, and adds it to the die.
  private Lying settle(Lying die, boolean later) {
    long shown = pool.shown(tray.draw(pool.sides()));
    for (int again = 0; rerolls(shown, again); again++) {
      lying.add(rerolled(shown, later));
      shown = pool.shown(tray.draw(pool.sides()));
    }
    if (die.faces.isEmpty()) {
      lying.add(die);
    }
    add(die, shown, later);
    return die;
  }

  private boolean rerolls(long shown, int again) {
    return pool.reroll().contains(shown) && (again == 0 || pool.rerolling() == Rerolling.ALWAYS);
  }

  private Lying rerolled(long shown, boolean later) {
    Lying die = new Lying();
    add(die, shown, later);
    die.marks.add(Mark.REROLLED);
    die.kept = false;
    return die;
  }

  private void add(Lying die, long shown, boolean later) {
    long counted = pool.counted(shown, later);
    boolean penetrated = later && pool.explosion() == Explosion.PENETRATE;
    if (penetrated) {
      die.marks.add(Mark.PENETRATED);
    }
    if (counted != (penetrated ? shown - 1 : shown)) {
      die.marks.add(Mark.CLAMPED);
    }
    die.faces.add((int) shown);
    die.value += counted;
  }

  private void drop() {
    List<Lying> sorted = new ArrayList<>(lying);
    sorted.removeIf(die -> !die.kept);
    sorted.sort(Comparator.comparingLong(Lying::value));
    Interval kept = pool.selection().of(sorted.size());
    for (int place = 0; place < sorted.size(); place++) {
      sorted.get(place).kept = kept.contains(place);
    }
  }

  private long score(Lying die) {
    Counting counting = pool.counting();
    if (counting == null) {
      return die.value;
    }
    Rational value = Rational.of(die.value);
    if (counting.succeeds(value)) {
      die.marks.add(Mark.SUCCESS);
    }
    if (counting.fails(value)) {
      die.marks.add(Mark.FAILURE);
    }
    return counting.score(value);
  }
}
