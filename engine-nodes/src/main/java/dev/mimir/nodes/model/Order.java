package dev.mimir.nodes.model;

import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelChoice.Weighted;
import dev.mimir.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// In which order configurations are tried: the same for the same seed.
final class Order {
  private Order() {}

  /// The balanced ones, each place drawn by weight among those left, then the failover chain. Those
  /// without weight come last among the balanced ones.
  static List<ModelConfig> of(ModelChoice choice, String seed) {
    List<Weighted> left = new ArrayList<>(choice.balanced());
    List<ModelConfig> order = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(hash(seed));
    while (!left.isEmpty()) {
      order.add(left.remove(draw(left, random)).config());
    }
    order.addAll(choice.failover());
    return order;
  }

  private static int draw(List<Weighted> left, SplittableRandom random) {
    long total = left.stream().mapToLong(Weighted::weight).sum();
    if (total == 0) {
      return 0;
    }
    long mark = random.nextLong(total);
    int index = 0;
    while (mark >= left.get(index).weight()) {
      mark -= left.get(index).weight();
      index++;
    }
    return index;
  }

  /// FNV-1a, 64 bits, over UTF-16 units: the same in every process.
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
