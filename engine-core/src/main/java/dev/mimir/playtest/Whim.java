package dev.mimir.playtest;

import dev.mimir.dice.DieSource;
import dev.mimir.dice.Draws;
import dev.mimir.session.Wait;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Chance that is made up, to see what else could have come of a turn: first the lowest of
/// everything, then the highest, then anything. It tells whether there was any chance at all.
final class Whim implements Run.Player, Draws {
  private final int number;
  private final SplittableRandom random;
  private boolean asked;

  /// @param number from 0, which of the ways that chance could go
  Whim(int number) {
    this.number = number;
    this.random = new SplittableRandom(number);
  }

  /// Whether anything was up to chance.
  boolean asked() {
    return asked;
  }

  @Override
  public DieSource at(
      String clientSeed, int epoch, String frame, String node, long visit, int first) {
    return this::face;
  }

  private int face(int sides) {
    asked = true;
    return switch (number) {
      case 0 -> 1;
      case 1 -> sides;
      default -> 1 + random.nextInt(sides);
    };
  }

  @Override
  public Run.@Nullable Turn next(Run run) {
    return null;
  }

  @Override
  public boolean fails(Run run, Wait wait) {
    asked = true;
    return number == 1 || (number > 1 && random.nextInt(4) == 0);
  }
}
