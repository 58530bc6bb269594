package dev.mimir.graph.shape;

import java.util.Collection;
import java.util.Comparator;

/// Finds the name that was probably meant.
public final class Similar {
  /// Names that are looked at, so that many mistakes in large graphs are told quickly.
  private static final int MOST = 200;

  private static final int LONGEST = 64;

  private Similar() {}

  /// ` (did you mean 'x'?)`, or nothing when no name is near.
  public static String hint(String wrong, Collection<String> known) {
    if (wrong.length() > LONGEST) {
      return "";
    }
    int near = Math.max(1, wrong.length() / 3);
    return known.stream()
        .limit(MOST)
        .filter(name -> Math.abs(name.length() - wrong.length()) <= near)
        .map(name -> new Near(name, distance(wrong, name)))
        .filter(candidate -> candidate.distance() <= near)
        .min(Comparator.comparingInt(Near::distance))
        .map(candidate -> " (did you mean '" + candidate.name() + "'?)")
        .orElse("");
  }

  private record Near(String name, int distance) {}

  /// Damerau's distance in its simple form (optimal string alignment): neighbours that changed
  /// places count as one mistake.
  private static int distance(String one, String other) {
    int[][] rows = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : nearest(rows, one, other, i, j);
      }
    }
    return rows[one.length()][other.length()];
  }

  private static int nearest(int[][] rows, String one, String other, int i, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int edited = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
    int best = Math.min(edited, rows[i - 1][j - 1] + changed);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
