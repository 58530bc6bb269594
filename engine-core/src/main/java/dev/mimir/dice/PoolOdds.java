package dev.mimir.dice;

import dev.mimir.dice.KeepOdds.Kind;
import dev.mimir.dice.Pool.Explosion;
import dev.mimir.dice.Pool.Rerolling;
import java.util.List;

/// Odds of one pool. Chains of explosions end where what is left of them is less likely than
/// [DiceLimits#ODDS_TAIL].
final class PoolOdds {
  private final Pool pool;
  private final Workload work;
  private final double tail;

  PoolOdds(Pool pool, Workload work) {
    this.pool = pool;
    this.work = work;
    this.tail = DiceLimits.ODDS_TAIL / (pool.count() + 1);
  }

  Distribution total() {
    if (pool.selection().keepsAll()) {
      return scoreOfOne().power(pool.count(), work);
    }
    return pool.spreads() ? keptOfSpread() : keep(List.of(new Kind(pool.count(), valueOfOne())));
  }

  private Distribution keep(List<Kind> kinds) {
    return new KeepOdds(pool.selection(), pool.counting(), work).of(kinds);
  }

  private Distribution scoreOfOne() {
    return pool.spreads()
        ? chain(scored(false, false), scored(true, false), scored(false, true), scored(true, true))
        : valueOfOne().scored(pool.counting(), work);
  }

  private Distribution scored(boolean exploding, boolean later) {
    return faces(exploding, later).scored(pool.counting(), work);
  }

  /// What one die counts that remains one die.
  private Distribution valueOfOne() {
    return chain(faces(false, false), faces(true, false), faces(false, true), faces(true, true));
  }

  /// The faces at which a die comes to rest, those that explode or the others.
  private Distribution faces(boolean exploding, boolean later) {
    long low = Math.min(pool.counted(pool.lowest(), later), pool.counted(pool.highest(), later));
    long high = Math.max(pool.counted(pool.lowest(), later), pool.counted(pool.highest(), later));
    Tally tally = new Tally(low, high, pool.sides(), work);
    for (long shown = pool.lowest(); shown <= pool.highest(); shown++) {
      double chance = chance(shown);
      if (chance > 0 && exploding == explodes(shown)) {
        tally.add(pool.counted(shown, later), chance);
      }
    }
    return tally.over(1, false);
  }

  private boolean explodes(long shown) {
    return pool.explosion() != Explosion.NONE && pool.explode().contains(shown);
  }

  private double chance(long shown) {
    double sides = pool.sides();
    boolean goes = pool.reroll().contains(shown);
    if (pool.rerolling() == Rerolling.ALWAYS) {
      return goes ? 0 : 1 / (sides - pool.reroll().size());
    }
    return (goes ? 0 : 1 / sides) + pool.rerollChance() / sides;
  }

  /// The sum over a chain: it rests at once, or explodes, and then later faces rest or explode.
  private Distribution chain(
      Distribution rest, Distribution explode, Distribution laterRest, Distribution laterExplode) {
    Distribution result = rest;
    Distribution going = explode;
    while (going.mass() > tail) {
      result = result.or(going.plus(laterRest, work), 1, work);
      going = going.plus(laterExplode, work);
    }
    return result.markTruncated(!going.isEmpty());
  }

  /// Kept dice of a pool whose explosions bring dice of their own: over how many first dice explode
  /// and how many later ones do. Each first die that explodes brings one later die that rests.
  private Distribution keptOfSpread() {
    double[] firsts = Binomial.rows(pool.count(), pool.explodeChance())[pool.count()];
    Distribution result = new Distribution(1, new long[0], new double[0], false);
    for (int first = 0; first <= pool.count(); first++) {
      if (firsts[first] > 0) {
        result = withFirst(first, firsts[first], result);
      }
    }
    return result.markTruncated(pool.explodeChance() > 0);
  }

  private Distribution withFirst(int first, double chance, Distribution before) {
    double again = pool.explodeChance();
    double weight = chance * Math.pow(1 - again, first);
    double left = chance;
    Distribution result = before;
    for (int more = 0; left > tail && weight > 0; more++) {
      result = result.or(keep(kinds(first, more)), weight, work);
      left -= weight;
      weight *= again * (first + more) / (more + 1);
    }
    return result;
  }

  private List<Kind> kinds(int first, int more) {
    return List.of(
        new Kind(pool.count() - first, faces(false, false)),
        new Kind(first, faces(true, false)),
        new Kind(first, faces(false, true)),
        new Kind(more, faces(true, true)));
  }
}
