package dev.mimir.projection.dicefairness;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.dice.Odds;
import java.util.Optional;

/// The exact odds of notations, kept since they may take long to compute.
final class ExactOdds {
  private static final int MOST_TOTALS = 500_000;

  private final Cache<String, Optional<Odds>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_TOTALS)
          .weigher((String _, Optional<Odds> odds) ->
              1 + odds.map(known -> known.probabilities().size()).orElse(0))
          .build();

  /// Empty when they are too many, or too much work, to compute.
  Optional<Odds> of(String notation) {
    return known.get(notation, ExactOdds::compute);
  }

  private static Optional<Odds> compute(String notation) {
    try {
      return Optional.of(Dice.parse(notation).odds());
    } catch (DiceNotationException unknown) {
      return Optional.empty();
    }
  }
}
