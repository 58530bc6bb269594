package dev.mimir.axon.trace;

import dev.mimir.axon.eventstore.MimirEventStoreAutoConfiguration;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Traces when there is a tracer.
@AutoConfiguration(before = MimirEventStoreAutoConfiguration.class)
public class MimirTracesAutoConfiguration {

  @Bean
  Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new Traces(tracer.getIfUnique(), propagator.getIfUnique(() -> Propagator.NOOP));
  }
}
