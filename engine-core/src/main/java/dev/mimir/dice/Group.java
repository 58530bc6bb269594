package dev.mimir.dice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rolls in braces; members are kept, dropped and counted by their totals.
record Group(List<Term> members, Selection selection, @Nullable Counting counting) {

  private record Member(int from, int to, Rational total) {}

  Bounds bounds() {
    Bounds sum = Bounds.of(0, 0);
    for (Term member : members) {
      sum = Operator.PLUS.bounds(sum, member.bounds());
    }
    if (counting != null) {
      long kept = selection.of(members.size()).size();
      return Bounds.of(counting.failure() == null ? 0 : -kept, kept);
    }
    return sum.fit() ? sum.between(List.of(extreme(Bounds::low), extreme(Bounds::high))) : sum;
  }

  /// The total when every member comes to its extreme.
  private Rational extreme(Function<Bounds, Rational> which) {
    List<Rational> totals = members.stream().map(Term::bounds).map(which).sorted().toList();
    return keptOf(totals).stream().reduce(Rational.ZERO, Rational::plus);
  }

  private <T> List<T> keptOf(List<T> sorted) {
    Interval kept = selection.of(sorted.size());
    return sorted.subList((int) kept.first(), (int) kept.last() + 1);
  }

  Rational roll(Tray tray) {
    List<Member> rolled = new ArrayList<>(members.size());
    for (Term term : members) {
      int from = tray.shown();
      Rational total = term.roll(tray);
      rolled.add(new Member(from, tray.shown(), total));
    }
    rolled.sort(Comparator.comparing(Member::total));
    List<Member> kept = keptOf(rolled);
    drop(rolled, kept, tray);
    return kept.stream().map(member -> score(member.total())).reduce(Rational.ZERO, Rational::plus);
  }

  private static void drop(List<Member> rolled, List<Member> kept, Tray tray) {
    for (Member member : rolled) {
      if (!kept.contains(member)) {
        tray.drop(member.from(), member.to());
      }
    }
  }

  private Rational score(Rational total) {
    return counting == null ? total : Rational.of(counting.score(total));
  }

  Distribution odds(Workload work) {
    List<Distribution> odds = members.stream().map(member -> member.odds(work)).toList();
    if (!selection.keepsAll()) {
      return new KeepOdds(selection, counting, work).ofMembers(odds);
    }
    Distribution sum = Distribution.certain(0);
    for (Distribution member : odds) {
      Distribution scored = member.scored(counting, work);
      sum = sum.combined(Operator.PLUS, scored, work);
    }
    return sum;
  }
}
