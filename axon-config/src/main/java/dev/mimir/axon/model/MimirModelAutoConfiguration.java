package dev.mimir.axon.model;

import dev.mimir.axon.aggregate.MimirAggregatesAutoConfiguration;
import dev.mimir.axon.secret.MimirSecretAutoConfiguration;
import dev.mimir.axon.secret.Vault;
import dev.mimir.model.ModelProviders;
import dev.mimir.model.ModelSettings;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The settings of models, and those who talk to their providers.
@AutoConfiguration(
    after = {MimirAggregatesAutoConfiguration.class, MimirSecretAutoConfiguration.class})
public class MimirModelAutoConfiguration {

  @Bean
  ModelProviders modelProviders() {
    return ModelProviders.discovered();
  }

  @Bean
  ModelSettings modelSettings(
      DataSource database, Vault vault, ModelProviders providers, InstantSource clock) {
    return new StoredModelSettings(database, vault, providers, clock);
  }
}
