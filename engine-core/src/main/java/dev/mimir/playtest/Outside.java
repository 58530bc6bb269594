package dev.mimir.playtest;

import dev.mimir.effect.EffectException;
import dev.mimir.session.Wait.Requested;
import dev.mimir.shared.SharedReader;
import java.util.Map;

/// Answers what graphs ask of the outside while they are playtested. The same request should always
/// have the same answer, else a run cannot be repeated.
@FunctionalInterface
public interface Outside {
  /// There is nothing outside: every effect fails.
  Outside NOTHING =
      (_, effect) -> {
        throw EffectException.permanent(
            "NOT_PERFORMED", "effects of kind '" + effect.kind() + "' are not performed here");
      };

  /// Performs an effect.
  ///
  /// @param graphId the graph that asks: the one that is played, or another that it calls
  /// @return plain values, as an effect handler gives them
  /// @throws EffectException when it failed
  Map<String, Object> perform(String graphId, Requested effect) throws EffectException;

  /// What sessions begin with of variables that outlive them. Runs see what they write themselves;
  /// nothing of it is kept.
  default SharedReader shared() {
    return SharedReader.NOTHING;
  }
}
