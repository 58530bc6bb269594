package dev.mimir.nodes.tool.basic;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import java.util.ArrayList;
import java.util.List;

/// Draws whole numbers by recorded picks, which players are not shown.
public final class Drawn {
  /// How many different numbers there can be.
  public static final long MOST = 1_000_000_000;

  private static final int WAYS = 1_000;

  private Drawn() {}

  /// A number from 0 to `below` - 1, each equally likely: a pick among blocks, weighted by their
  /// sizes, then one within the block. So no pick has more than 1,000 ways.
  ///
  /// @param below 1 to {@link #MOST}
  public static long below(long below, NodeContext context) {
    long block = 1;
    while (Math.ceilDiv(below, block) > WAYS) {
      block *= WAYS;
    }
    List<Candidate> blocks = new ArrayList<>();
    for (long from = 0; from < below; from += block) {
      blocks.add(new Candidate(Long.toString(from / block), Math.min(block, below - from)));
    }
    long from = Long.parseLong(context.pick(Pick.RANDOM, blocks)) * block;
    return block == 1 ? from : from + below(Math.min(block, below - from), context);
  }

  /// One of a list by weight.
  ///
  /// @param weights at least 0; one of them is more
  /// @return its index
  public static int weighted(List<Long> weights, NodeContext context) {
    List<Candidate> open = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) > 0) {
        open.add(new Candidate(Integer.toString(i), weights.get(i)));
      }
    }
    return Integer.parseInt(context.pick(Pick.RANDOM, open));
  }
}
