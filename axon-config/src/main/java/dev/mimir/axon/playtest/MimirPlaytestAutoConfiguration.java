package dev.mimir.axon.playtest;

import dev.mimir.axon.aggregate.MimirAggregatesAutoConfiguration;
import dev.mimir.axon.aggregate.OpenGraphs;
import dev.mimir.effect.EffectHandler.Services;
import dev.mimir.engine.Playtests;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Plays graphs for designers.
@AutoConfiguration(after = MimirAggregatesAutoConfiguration.class)
public class MimirPlaytestAutoConfiguration {

  @Bean
  Playtests playtests(OpenGraphs graphs, Services services) {
    return new InMemoryPlaytests(graphs, services);
  }
}
