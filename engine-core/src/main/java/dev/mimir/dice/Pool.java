package dev.mimir.dice;

import org.jspecify.annotations.Nullable;

/// Dice of one kind and what is done with them, always in this order however it was written:
/// reroll, explode, clamp, keep or drop, count.
///
/// @param fate whether face 1 to 3 shows -1 to +1
/// @param reroll values that are rolled again
/// @param explode values that bring another roll
/// @param clamp what a single face may count
record Pool(
    int count,
    int sides,
    boolean fate,
    Rerolling rerolling,
    Interval reroll,
    Explosion explosion,
    Interval explode,
    Interval clamp,
    Selection selection,
    @Nullable Counting counting) {

  enum Rerolling {
    ALWAYS,
    ONCE
  }

  enum Explosion {
    NONE,
    EXPLODE,
    COMPOUND,
    PENETRATE
  }

  long lowest() {
    return fate ? -1 : 1;
  }

  long highest() {
    return fate ? 1 : sides;
  }

  /// What a face shows.
  long shown(int face) {
    return fate ? face - 2L : face;
  }

  /// What a shown face counts; `later` faces are those that an explosion brought.
  long counted(long shown, boolean later) {
    long value = later && explosion == Explosion.PENETRATE ? shown - 1 : shown;
    return Math.min(clamp.last(), Math.max(clamp.first(), value));
  }

  /// Whether one die can become several that are kept or dropped one by one.
  boolean spreads() {
    return explosion == Explosion.EXPLODE || explosion == Explosion.PENETRATE;
  }

  double rerollChance() {
    return (double) reroll.size() / sides;
  }

  /// The chance that the face at which a die comes to rest explodes.
  double explodeChance() {
    double plain = (double) (explode.size() - explode.and(reroll).size()) / sides;
    return rerolling == Rerolling.ONCE
        ? plain + rerollChance() * explode.size() / sides
        : plain / (1 - rerollChance());
  }

  double expectedDraws() {
    double perFace = rerolling == Rerolling.ONCE ? 1 + rerollChance() : 1 / (1 - rerollChance());
    return count * perFace / (1 - explodeChance());
  }

  Bounds bounds() {
    long most = explode.size() == 0 ? count : DiceLimits.DRAWS;
    long fewestKept = selection.of(count).size();
    long mostKept = spreads() ? selection.of((int) most).size() : fewestKept;
    if (counting != null) {
      return Bounds.of(counting.failure() == null ? 0 : -mostKept, mostKept);
    }
    long faces = explosion == Explosion.COMPOUND ? most : mostKept;
    long low = Math.min(counted(restLow(), false), counted(restLow(), true));
    long high = Math.max(counted(restHigh(), false), counted(restHigh(), true));
    return Bounds.of(low * (low < 0 ? faces : fewestKept), high * (high > 0 ? faces : fewestKept));
  }

  private long restLow() {
    boolean gone = rerolling == Rerolling.ALWAYS && reroll.contains(lowest());
    return gone ? reroll.last() + 1 : lowest();
  }

  private long restHigh() {
    boolean gone = rerolling == Rerolling.ALWAYS && reroll.contains(highest());
    return gone ? reroll.first() - 1 : highest();
  }
}
