package dev.mimir.dice;

import dev.mimir.dice.ComparePoint.Comparison;
import dev.mimir.dice.Pool.Explosion;
import dev.mimir.dice.Pool.Rerolling;
import dev.mimir.dice.Selection.Kind;
import dev.mimir.dice.Selection.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands behind dice or a group, each kind at most once and in any order.
final class Modifiers {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private final Scanner scanner;
  private final boolean ofGroup;
  private final Set<String> given = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private Explosion explosion = Explosion.NONE;
  private int explosionColumn;
  private @Nullable ComparePoint explode;
  private Rerolling rerolling = Rerolling.ALWAYS;
  private int rerollColumn;
  private @Nullable ComparePoint reroll;
  private long min = -UNBOUNDED;
  private long max = UNBOUNDED;
  private @Nullable ComparePoint success;
  private @Nullable ComparePoint failure;
  private int failureColumn;

  Modifiers(Scanner scanner, boolean ofGroup) {
    this.scanner = scanner;
    this.ofGroup = ofGroup;
  }

  Modifiers read() {
    boolean more = true;
    while (more) {
      more = readSelection() || readCounting() || readOfDice();
    }
    if (failure != null && success == null) {
      throw new DiceNotationException(
          failureColumn, "f subtracts from a count of successes; write one such as >=5 as well");
    }
    return this;
  }

  Selection selection() {
    return steps.isEmpty() ? Selection.ALL : new Selection(List.copyOf(steps));
  }

  @Nullable Counting counting() {
    return success == null ? null : new Counting(success, failure);
  }

  Pool pool(int count, int sides, boolean fate) {
    long low = fate ? -1 : 1;
    long high = fate ? 1 : sides;
    Interval again = reroll == null ? Interval.NONE : reroll.within(low, high);
    Pool pool =
        new Pool(
            count,
            sides,
            fate,
            rerolling,
            again,
            explosion,
            exploding(low, high),
            new Interval(min, max),
            selection(),
            counting());
    check(pool);
    return pool;
  }

  private Interval exploding(long low, long high) {
    if (explosion == Explosion.NONE) {
      return Interval.NONE;
    }
    return explode == null ? new Interval(high, high) : explode.within(low, high);
  }

  private void check(Pool pool) {
    if (rerolling == Rerolling.ALWAYS && pool.rerollChance() > DiceLimits.REPEAT_CHANCE) {
      throw endless(rerollColumn, "reroll");
    }
    if (pool.explodeChance() > DiceLimits.REPEAT_CHANCE) {
      throw endless(explosionColumn, "explode");
    }
  }

  private static DiceNotationException endless(int column, String verb) {
    return new DiceNotationException(
        column, "these dice would " + verb + " for ever; leave out at least 1 face in 100");
  }

  private boolean readSelection() {
    return readStep("kh", Kind.KEEP_HIGHEST)
        || readStep("kl", Kind.KEEP_LOWEST)
        || readStep("dh", Kind.DROP_HIGHEST)
        || readStep("dl", Kind.DROP_LOWEST);
  }

  private boolean readStep(String name, Kind kind) {
    if (!takeOnce(name, name)) {
      return false;
    }
    steps.add(new Step(kind, scanner.seesDigit() ? number(name) : 1));
    return true;
  }

  private boolean readCounting() {
    int column = scanner.column();
    if (seesComparison()) {
      once("a count of successes");
      success = point();
      return true;
    }
    if (takeOnce("f", "f")) {
      failureColumn = column;
      failure = point();
      return true;
    }
    return false;
  }

  private boolean readOfDice() {
    int column = scanner.column();
    boolean read = readExplosion() || readReroll() || readClamp();
    if (read && ofGroup) {
      throw new DiceNotationException(
          column, "a group has no such modifier; put it behind the dice inside the braces");
    }
    return read;
  }

  private boolean readExplosion() {
    int column = scanner.column();
    if (!scanner.sees("!")) {
      return false;
    }
    once("!");
    explosionColumn = column;
    explosion = takeExplosion();
    explode = seesComparison() || scanner.seesDigit() ? point() : null;
    return true;
  }

  private Explosion takeExplosion() {
    if (scanner.take("!!")) {
      return Explosion.COMPOUND;
    }
    if (scanner.take("!p")) {
      return Explosion.PENETRATE;
    }
    scanner.take("!");
    return Explosion.EXPLODE;
  }

  private boolean readReroll() {
    int column = scanner.column();
    if (!takeOnce("r", "r")) {
      return false;
    }
    rerollColumn = column;
    rerolling = scanner.take("o") ? Rerolling.ONCE : Rerolling.ALWAYS;
    reroll = point();
    return true;
  }

  private boolean readClamp() {
    if (takeOnce("min", "min")) {
      min = signedNumber("min");
    } else if (takeOnce("max", "max")) {
      max = signedNumber("max");
    } else {
      return false;
    }
    if (min > max) {
      throw scanner.unexpected("min must not be above max");
    }
    return true;
  }

  private boolean takeOnce(String part, String name) {
    if (!scanner.sees(part)) {
      return false;
    }
    once(name);
    return scanner.take(part);
  }

  private void once(String name) {
    if (!given.add(name)) {
      throw new DiceNotationException(
          scanner.column(), "give " + name + " only once for the same dice");
    }
  }

  private boolean seesComparison() {
    return Arrays.stream(Comparison.values()).anyMatch(known -> scanner.sees(known.symbol()));
  }

  /// `>=5`, or a bare `5` for `=5`.
  private ComparePoint point() {
    for (Comparison comparison : Comparison.values()) {
      if (scanner.take(comparison.symbol())) {
        return new ComparePoint(comparison, signedNumber("the number to compare with"));
      }
    }
    return new ComparePoint(Comparison.EQUAL, number("the number to compare with"));
  }

  private int number(String what) {
    return scanner.number(DiceLimits.NUMBER, what);
  }

  private long signedNumber(String what) {
    return scanner.take("-") ? -number(what) : number(what);
  }
}
