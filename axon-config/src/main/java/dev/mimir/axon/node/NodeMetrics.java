package dev.mimir.axon.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/// Tells how many servers there are, and how much they tell each other; nothing of that of a server
/// that is alone.
record NodeMetrics(Peers peers) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("mimir.cluster.others", peers, Peers::others)
        .description("Other servers on this server's database")
        .register(registry);
    notifications(registry, "sent", of(Channel::sent));
    notifications(registry, "received", of(Channel::received));
  }

  private void notifications(
      MeterRegistry registry, String direction, ToDoubleFunction<Peers> count) {
    FunctionCounter.builder("mimir.cluster.notifications", peers, count)
        .description("Notifications between servers")
        .tag("direction", direction)
        .register(registry);
  }

  private static ToDoubleFunction<Peers> of(ToDoubleFunction<Channel> number) {
    return peers -> peers instanceof Channel channel ? number.applyAsDouble(channel) : 0;
  }
}
