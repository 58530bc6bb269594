package dev.mimir.nodes.tool.game;

import dev.mimir.dice.DieSource;

/// Pseudo-random faces for simulations, the same for the same seed everywhere: SplitMix64 (Steele,
/// Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
final class SplitMix implements DieSource {
  private long state;
  private long drawn;

  SplitMix(long seed) {
    state = seed;
  }

  /// How many faces were drawn.
  long drawn() {
    return drawn;
  }

  /// The bias of the remainder is below 1e-12.
  @Override
  public int face(int sides) {
    drawn++;
    return (int) Long.remainderUnsigned(next(), sides) + 1;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
