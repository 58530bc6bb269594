package dev.mimir.nodes.parallel;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.Outcome.Start;
import dev.mimir.node.Port;
import dev.mimir.node.Quorum;
import dev.mimir.nodes.parallel.ParallelNode.Collect;
import dev.mimir.nodes.parallel.ParallelNode.Config;
import dev.mimir.session.Fork;
import dev.mimir.session.Fork.Ended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The branches of one node.
record Running(Config config, NodeContext context) {

  Outcome begin() {
    if (!context.kept().isEmpty()) {
      context.keep(Map.of());
    }
    List<Start> starts = config.each() == null ? named() : queue(Queue.of(config, context), 0);
    return starts.isEmpty() ? nothingRuns(new Fork(List.of(), Map.of())) : Outcome.fork(starts);
  }

  private List<Start> named() {
    return config.named().entrySet().stream()
        .map(one -> new Start(one.getKey(), one.getValue().name(), Map.of(), null))
        .toList();
  }

  /// Starts as many as may begin now, and keeps the rest.
  private List<Start> queue(Queue queue, int running) {
    int most = config.concurrency() == null ? Integer.MAX_VALUE : config.concurrency();
    List<Start> starts = new ArrayList<>();
    Queue left = queue;
    while (!left.isEmpty() && running + starts.size() < most) {
      Start start = left.first(config, context);
      if (start != null) {
        starts.add(start);
      }
      left = left.rest();
    }
    if (!left.isEmpty() || !context.kept().isEmpty()) {
      context.keep(left.kept());
    }
    return starts;
  }

  Outcome goOn(Fork branches) {
    if (reached(branches)) {
      return finished(branches);
    }
    List<Start> more = queue(Queue.kept(context.kept()), branches.running().size());
    if (!more.isEmpty()) {
      return Outcome.fork(more);
    }
    return branches.running().isEmpty() ? nothingRuns(branches) : Outcome.rest();
  }

  /// Whether enough have ended that the rest need not.
  private boolean reached(Fork branches) {
    long came = branches.ended().values().stream().filter(one -> one.ending() != null).count();
    return came >= needed();
  }

  private long needed() {
    Quorum join = config.join();
    if (join == null || join.is("all")) {
      return Long.MAX_VALUE;
    }
    return join.number() == null ? 1 : join.number();
  }

  private Outcome nothingRuns(Fork branches) {
    return needed() == Long.MAX_VALUE ? finished(branches) : Outcome.leaveBy(Port.ERROR);
  }

  private Outcome finished(Fork branches) {
    Collect collect = config.collect();
    if (collect != null) {
      List<Ended> ended = inOrder(branches.ended()).toList();
      List<Object> values = new ArrayList<>();
      @Nullable String owner = null;
      for (Ended one : ended) {
        if (one.value() != null) {
          values.add(one.value());
          owner = owner == null ? one.personalOf() : owner;
        }
      }
      context.write(collect.into().name(), values, owner);
    }
    if (!context.kept().isEmpty()) {
      context.keep(Map.of());
    }
    return Outcome.next();
  }

  private Stream<Ended> inOrder(Map<String, Ended> ended) {
    return config.each() == null
        ? config.named().keySet().stream().filter(ended::containsKey).map(ended::get)
        : ended.entrySet().stream()
            .sorted(Comparator.comparing(one -> Integer.valueOf(one.getKey())))
            .map(Map.Entry::getValue);
  }
}
