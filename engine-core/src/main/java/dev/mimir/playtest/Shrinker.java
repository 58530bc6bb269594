package dev.mimir.playtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Leaves out of a path what it does not need: ever smaller pieces, as long as it leads to the same
/// (after Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002).
final class Shrinker {
  /// Attempts at one path, for what was found.
  static final int MANY = 250;

  /// For what is only on the way to something.
  static final int FEW = 60;

  private final Table table;
  private final BooleanSupplier outOfTime;

  Shrinker(Table table, BooleanSupplier outOfTime) {
    this.table = table.unwatched();
    this.outOfTime = outOfTime;
  }

  /// @param most attempts
  /// @param goal whether a run is where the path leads to
  Lead shrunk(Lead lead, int most, Predicate<Run> goal) {
    Lead best = lead;
    int attempts = 0;
    int piece = Math.max(1, lead.trail().length() / 2);
    while (piece >= 1) {
      int before = best.trail().length();
      for (int from = 0; from < best.trail().length() && attempts < most; attempts++) {
        Lead shorter = outOfTime.getAsBoolean() ? null : without(best, from, piece, goal);
        if (shorter == null) {
          from += piece;
        } else {
          best = shorter;
        }
      }
      piece = piece == 1 && best.trail().length() < before ? 1 : piece / 2;
    }
    return best;
  }

  private @Nullable Lead without(Lead lead, int from, int count, Predicate<Run> goal) {
    List<PlayedStep> steps = new ArrayList<>(lead.trail().steps());
    steps.subList(from, Math.min(from + count, steps.size())).clear();
    Run run = Replay.until(goal, lead.seed(), steps, table);
    return run == null || run.trail().length() >= lead.trail().length() ? null : Lead.of(run);
  }
}
