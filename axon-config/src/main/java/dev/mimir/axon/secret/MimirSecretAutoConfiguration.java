package dev.mimir.axon.secret;

import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.database.MimirDatabaseAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The vault of the installation.
@AutoConfiguration(after = MimirDatabaseAutoConfiguration.class)
public class MimirSecretAutoConfiguration {

  @Bean
  Vault vault(MasterKey key) {
    return new Vault(key);
  }
}
