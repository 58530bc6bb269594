package dev.mimir.axon.cluster;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;

/// Tells how many servers share the sessions, and where this one's commands went.
record ClusterMetrics(Cluster cluster) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("mimir.cluster.members", cluster, Cluster::members)
        .description("Servers that share the sessions, this one among them")
        .register(registry);
    commands(registry, "here", ClusteredCommands::here);
    commands(registry, "sent", ClusteredCommands::sent);
    commands(registry, "lost", ClusteredCommands::lost);
  }

  private void commands(
      MeterRegistry registry, String way, ToLongFunction<ClusteredCommands> count) {
    FunctionCounter.builder("mimir.cluster.commands", cluster, of -> of.commands(count))
        .description("Commands done here, sent to other servers, and of these without an answer")
        .tag("way", way)
        .register(registry);
  }
}
