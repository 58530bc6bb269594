package dev.mimir.nodes.knowledge;

import dev.mimir.nodes.knowledge.TextIndex.Part;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): a rank counts `1 / (60 + rank)`, so
/// that rankings are joined whose scores cannot be compared.
final class Fusion {
  private static final double DAMPING = 60;

  /// A chunk with its ranks from 1; 0 where it is not ranked.
  record Hit(Part part, int words, int meaning) {

    /// 1 when it is first in both rankings.
    double score() {
      return (share(words) + share(meaning)) * (DAMPING + 1) / 2;
    }

    private static double share(int rank) {
      return rank == 0 ? 0 : 1 / (DAMPING + rank);
    }

    String why() {
      return words == 0
          ? "meaning " + meaning
          : meaning == 0 ? "words " + words : "words " + words + ", meaning " + meaning;
    }
  }

  private Fusion() {}

  /// The hits of both rankings, best first; of equal ones, those that share words first.
  static List<Hit> of(List<Part> words, List<Part> meaning) {
    Map<Part, Hit> hits = new LinkedHashMap<>();
    for (Part part : words) {
      hits.put(part, new Hit(part, hits.size() + 1, 0));
    }
    int rank = 0;
    for (Part part : meaning) {
      rank++;
      @Nullable Hit known = hits.get(part);
      hits.put(part, new Hit(part, known == null ? 0 : known.words(), rank));
    }
    return hits.values().stream()
        .sorted(Comparator.comparingDouble((Hit hit) -> -hit.score()))
        .toList();
  }
}
