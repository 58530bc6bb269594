package dev.mimir.interpreter;

import dev.mimir.dice.DieSource;
import dev.mimir.dice.Draw;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.session.Picks;
import java.util.Comparator;
import java.util.List;

/// Picks one of several.
///
/// @param how by which rule
/// @param open those to pick from, at least one
/// @param before what the node picked earlier in this frame
/// @param source of draws
/// @param firstIndex index of the first draw
record Picking(Pick how, List<Candidate> open, Picks before, DieSource source, int firstIndex) {

  /// What was picked.
  ///
  /// @param renewed whether a new round began with it
  record Choice(String option, boolean renewed, List<Draw> draws) {}

  Choice choose() {
    return switch (how) {
      case RANDOM -> weighted();
      case SHUFFLE -> shuffled();
      case SEQUENCE -> sure(firstNew());
      case CYCLE -> inTurn();
      case FIRST -> sure(open.getFirst());
      case LEAST_SEEN -> sure(leastSeen());
    };
  }

  private static Choice sure(Candidate candidate) {
    return new Choice(candidate.option(), false, List.of());
  }

  private Candidate firstNew() {
    return open.stream()
        .filter(candidate -> before.count(candidate.option()) == 0)
        .findFirst()
        .orElse(open.getLast());
  }

  /// The first that this round has not had; what is open may have changed since.
  private Choice inTurn() {
    List<Candidate> left = left();
    Candidate next = left.isEmpty() ? open.getFirst() : left.getFirst();
    return new Choice(next.option(), left.isEmpty(), List.of());
  }

  private List<Candidate> left() {
    return open.stream()
        .filter(candidate -> !before.bag().containsKey(candidate.option()))
        .toList();
  }

  private Candidate leastSeen() {
    return open.stream()
        .min(Comparator.comparingLong(candidate -> before.count(candidate.option())))
        .orElseThrow();
  }

  private Choice weighted() {
    long sum = open.stream().mapToLong(Candidate::weight).reduce(0, Math::addExact);
    if (sum < 1 || sum > Integer.MAX_VALUE) {
      throw new NodeFailure(
          "BAD_WEIGHT", "the weights add up to " + sum + "; give 1 to " + Integer.MAX_VALUE);
    }
    int face = source.face((int) sum);
    long below = 0;
    for (Candidate candidate : open) {
      below += candidate.weight();
      if (face <= below) {
        return new Choice(
            candidate.option(), false, List.of(new Draw(firstIndex, (int) sum, face)));
      }
    }
    throw new IllegalStateException("the draw lies beyond the weights");
  }

  private Choice shuffled() {
    List<Candidate> left = left();
    boolean renewed = left.isEmpty();
    List<Candidate> bag = renewed ? open : left;
    int face = source.face(bag.size());
    Draw draw = new Draw(firstIndex, bag.size(), face);
    return new Choice(bag.get(face - 1).option(), renewed, List.of(draw));
  }
}
