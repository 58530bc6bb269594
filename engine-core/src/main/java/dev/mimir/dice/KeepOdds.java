package dev.mimir.dice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Odds of what is kept of several independent values, by counting: the values are visited from the
/// lowest, and for each state (how many of every kind have been placed) the chances of the sum kept
/// so far are carried on. A value takes a binomial number of those of its kind that are left.
final class KeepOdds {
  private final Selection selection;
  private final @Nullable Counting counting;
  private final Workload work;

  KeepOdds(Selection selection, @Nullable Counting counting, Workload work) {
    this.selection = selection;
    this.counting = counting;
    this.work = work;
  }

  /// `count` independent values of one distribution.
  record Kind(int count, Distribution values) {}

  /// One possible value of a kind.
  ///
  /// @param stride what one placed value adds to the number of a state
  /// @param share the chance to have this value, given that it is none of those before
  private record Item(int stride, int count, long value, long score, double share) {}

  Distribution ofMembers(List<Distribution> members) {
    long denominator = 1;
    for (Distribution member : members) {
      denominator = Distribution.common(denominator, member.denominator());
    }
    long common = denominator;
    return of(members.stream().map(member -> new Kind(1, member.over(common))).toList());
  }

  /// All kinds over the same denominator.
  Distribution of(List<Kind> all) {
    List<Kind> kinds = merged(all);
    int total = kinds.stream().mapToInt(Kind::count).sum();
    Interval kept = selection.of(total);
    if (kept.size() == 0) {
      return Distribution.certain(0);
    }
    boolean truncated = kinds.stream().anyMatch(kind -> kind.values().truncated());
    long denominator = counting == null ? kinds.getFirst().values().denominator() : 1;
    List<Item> items = items(kinds);
    long lowest = items.stream().mapToLong(Item::score).min().orElse(0);
    double[] sums = new Table(kinds, items, kept, lowest).filled();
    return Distribution.dense(lowest * kept.size(), sums, denominator, truncated);
  }

  private static List<Kind> merged(List<Kind> kinds) {
    List<Kind> merged = new ArrayList<>();
    for (Kind kind : kinds) {
      if (kind.count() > 0) {
        add(merged, kind);
      }
    }
    return merged;
  }

  private static void add(List<Kind> merged, Kind kind) {
    for (int i = 0; i < merged.size(); i++) {
      Kind other = merged.get(i);
      if (other.values().sameAs(kind.values())) {
        merged.set(i, new Kind(other.count() + kind.count(), other.values()));
        return;
      }
    }
    merged.add(kind);
  }

  private List<Item> items(List<Kind> kinds) {
    List<Item> items = new ArrayList<>();
    int stride = 1;
    for (Kind kind : kinds) {
      addItems(items, kind, stride);
      stride = (int) Math.min(Integer.MAX_VALUE, (long) stride * (kind.count() + 1));
    }
    items.sort(Comparator.comparingLong(Item::value));
    return items;
  }

  private void addItems(List<Item> items, Kind kind, int stride) {
    Distribution values = kind.values().normalised();
    double left = 0;
    List<Item> descending = new ArrayList<>();
    for (int i = values.size() - 1; i >= 0; i--) {
      left += values.chance(i);
      double share = Math.min(1, values.chance(i) / left);
      descending.add(new Item(stride, kind.count(), values.value(i), score(values, i), share));
    }
    items.addAll(descending.reversed());
  }

  private long score(Distribution values, int i) {
    return counting == null ? values.value(i) : counting.score(values.rational(i));
  }

  /// Chances by state and by sum kept, both numbered from 0.
  private final class Table {
    private final List<Kind> kinds;
    private final List<Item> items;
    private final Interval kept;
    private final long lowest;
    private final int width;
    private final int states;
    private final double[][] sums;

    Table(List<Kind> kinds, List<Item> items, Interval kept, long lowest) {
      this.kinds = kinds;
      this.items = items;
      this.kept = kept;
      this.lowest = lowest;
      long highest = items.stream().mapToLong(Item::score).max().orElse(0);
      double wide = kept.size() * ((double) highest - lowest) + 1;
      double cells =
          kinds.stream().mapToDouble(kind -> kind.count() + 1).reduce(1, (a, b) -> a * b);
      work.hold(cells * wide);
      work.charge(items.stream().mapToDouble(item -> cells * wide * (item.count + 1) / 2).sum());
      this.width = (int) wide;
      this.states = (int) cells;
      this.sums = new double[states][];
    }

    double[] filled() {
      sums[0] = new double[width];
      sums[0][0] = 1;
      for (Item item : items) {
        double[][] taken = Binomial.rows(item.count(), item.share());
        for (int state = states - 1; state >= 0; state--) {
          place(item, state, taken);
        }
      }
      double[] all = sums[states - 1];
      return all == null ? new double[width] : all;
    }

    private void place(Item item, int state, double[][] taken) {
      double[] from = sums[state];
      if (from == null) {
        return;
      }
      int left = item.count() - state / item.stride() % (item.count() + 1);
      int placed = placed(state);
      for (int more = 1; more <= left; more++) {
        long counted = kept.and(new Interval(placed, placed + more - 1L)).size();
        int shift = (int) (counted * (item.score() - lowest));
        carry(from, state + more * item.stride(), shift, taken[left][more]);
      }
      scale(from, taken[left][0]);
    }

    private int placed(int state) {
      int placed = 0;
      int rest = state;
      for (Kind kind : kinds) {
        placed += rest % (kind.count() + 1);
        rest /= kind.count() + 1;
      }
      return placed;
    }

    private void carry(double[] from, int state, int shift, double chance) {
      double[] to = sums[state];
      if (to == null) {
        to = new double[width];
        sums[state] = to;
      }
      for (int i = 0; i + shift < width; i++) {
        to[i + shift] += from[i] * chance;
      }
    }

    private static void scale(double[] numbers, double factor) {
      Arrays.setAll(numbers, i -> numbers[i] * factor);
    }
  }
}
