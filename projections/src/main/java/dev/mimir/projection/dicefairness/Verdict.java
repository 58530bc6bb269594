package dev.mimir.projection.dicefairness;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.jspecify.annotations.Nullable;

/// Pearson's chi-square test of counts against exact odds.
///
/// Neighbouring values are taken together until five are expected of them. What honest dice give is
/// then nearly distributed as chi-square, with one degree of freedom less than there are such
/// groups (Cochran, "Some methods for strengthening the common χ² tests", Biometrics 10, 1954).
///
/// @param chiSquare the statistic; null when too little was counted to tell
/// @param degreesOfFreedom groups less one; 0 when too little was counted
/// @param p how likely honest dice are to be off as far, or further; null when too little was
///   counted to tell
/// @param fair whether `p` is at least {@link #SUSPICIOUS}; null when too little was counted
public record Verdict(
    @Nullable Double chiSquare, int degreesOfFreedom, @Nullable Double p, @Nullable Boolean fair) {
  /// One report in a million on honest dice has a smaller `p`.
  public static final double SUSPICIOUS = 1e-6;

  static final Verdict OPEN = new Verdict(null, 0, null, null);

  private static final double LEAST_EXPECTED = 5;

  /// @param bins in the order of their values
  static Verdict of(List<Bin> bins) {
    List<Group> groups = groups(bins);
    if (groups.size() < 2) {
      return OPEN;
    }
    double statistic = groups.stream().mapToDouble(Group::distance).sum();
    int freedom = groups.size() - 1;
    double p = RegularizedGamma.Q.value(freedom / 2.0, statistic / 2);
    return new Verdict(statistic, freedom, p, p >= SUSPICIOUS);
  }

  private static List<Group> groups(List<Bin> bins) {
    List<Group> groups = new ArrayList<>();
    Group open = Group.NONE;
    for (Bin bin : bins) {
      open = open.with(bin.count(), bin.expected());
      if (open.expected >= LEAST_EXPECTED) {
        groups.add(open);
        open = Group.NONE;
      }
    }
    if (!groups.isEmpty()) {
      groups.add(groups.removeLast().with(open.count, open.expected));
    }
    return groups;
  }

  private record Group(long count, double expected) {
    private static final Group NONE = new Group(0, 0);

    Group with(long more, double moreExpected) {
      return new Group(count + more, expected + moreExpected);
    }

    double distance() {
      return (count - expected) * (count - expected) / expected;
    }
  }
}
