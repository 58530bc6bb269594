package dev.mimir.web.samples;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up when the samples can be listed, or none are wanted.
@Component
class SamplesHealthIndicator implements HealthIndicator {
  private final ObjectProvider<Samples> samples;

  SamplesHealthIndicator(ObjectProvider<Samples> samples) {
    this.samples = samples;
  }

  @Override
  public Health health() {
    Samples wanted = samples.getIfAvailable();
    return wanted == null || wanted.listed()
        ? Health.up().build()
        : Health.outOfService().withDetail("samples", "not listed yet").build();
  }
}
