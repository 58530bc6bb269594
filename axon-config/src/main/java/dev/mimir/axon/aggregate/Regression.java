package dev.mimir.axon.aggregate;

import dev.mimir.engine.Replays;
import dev.mimir.engine.Replays.Compared;
import dev.mimir.engine.Replays.Divergence;
import dev.mimir.engine.Replays.NodeCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what comes of sessions that are decided again, many at a time.
final class Regression {
  private final Map<@Nullable String, Integer> nodes = new HashMap<>();
  private final List<Divergence> divergences = new ArrayList<>();
  private int identical;
  private int diverged;
  private int failed;

  /// @param divergence null when the same happened
  synchronized void add(@Nullable Divergence divergence) {
    if (divergence == null) {
      identical++;
      return;
    }
    diverged++;
    nodes.merge(divergence.nodeId(), 1, Integer::sum);
    if (divergences.size() < Replays.LISTED) {
      divergences.add(divergence);
    }
  }

  synchronized void failed() {
    failed++;
  }

  synchronized Compared.Done done() {
    List<NodeCount> counts = new ArrayList<>();
    nodes.forEach((node, sessions) -> counts.add(new NodeCount(node, sessions)));
    counts.sort(
        Comparator.comparingInt(NodeCount::sessions)
            .reversed()
            .thenComparing(NodeCount::nodeId, Comparator.nullsLast(Comparator.naturalOrder())));
    divergences.sort(Comparator.comparing(Divergence::sessionId));
    return new Compared.Done(
        identical + diverged + failed,
        identical,
        diverged,
        failed,
        List.copyOf(counts),
        List.copyOf(divergences));
  }
}
