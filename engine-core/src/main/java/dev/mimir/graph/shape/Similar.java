package dev.mimir.graph.shape;

import java.util.Collection;
import java.util.Comparator;

/// Finds the name that was probably meant.
public final class Similar {
  private Similar() {}

  /// ` (did you mean 'x'?)`, or nothing when no name is near.
  public static String hint(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(wrong, name) <= Math.max(1, wrong.length() / 3))
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .map(name -> " (did you mean '" + name + "'?)")
        .orElse("");
  }

  /// Levenshtein's distance.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
