package dev.mimir.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// "Did you mean": the nearest of the names that exist.
final class Suggestion {

  private static final int LISTED = 12;

  /// Names that are looked at, so that many mistakes in large graphs are told quickly.
  private static final int MOST = 200;

  private Suggestion() {}

  /// A sentence that names the nearest, or else some of those that exist.
  static String of(String wrong, Collection<String> existing) {
    return nearest(wrong, existing)
        .map(name -> " Did you mean '" + name + "'?")
        .orElseGet(() -> listed(existing));
  }

  static String listed(Collection<String> existing) {
    if (existing.isEmpty()) {
      return " There is none.";
    }
    String more = existing.size() > LISTED ? ", …" : ".";
    return " There is: "
        + String.join(", ", existing.stream().limit(MOST).sorted().limit(LISTED).toList())
        + more;
  }

  static Optional<String> nearest(String wrong, Collection<String> existing) {
    int allowed = Math.max(1, wrong.length() / 3);
    return existing.stream()
        .limit(MOST)
        .filter(name -> Math.abs(name.length() - wrong.length()) <= allowed)
        .map(name -> new Candidate(name, distance(wrong, name)))
        .filter(candidate -> candidate.distance <= allowed)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /// Levenshtein's distance, with capital letters as equal to small ones.
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = same(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1;
        int edit = Math.min(previous[j], current[j - 1]) + 1;
        current[j] = Math.min(edit, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[right.length()];
  }

  private static boolean same(char left, char right) {
    return Character.toLowerCase(left) == Character.toLowerCase(right);
  }

  private record Candidate(String name, int distance) {}
}
