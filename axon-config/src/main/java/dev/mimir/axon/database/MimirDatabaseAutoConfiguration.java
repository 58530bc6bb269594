package dev.mimir.axon.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/// The database, its pool, its migrations and the master key. An application that brings a
/// `DataSource` of its own gets neither server nor pool, and has to configure the key.
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(DatabaseProperties.class)
public class MimirDatabaseAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean({DataSource.class, DatabaseServer.class})
  DatabaseServer databaseServer(
      DatabaseProperties properties, ObjectProvider<EarlyDatabase> early) {
    Optional<DatabaseLogin> external = properties.external();
    if (external.isPresent()) {
      configuredKey(properties);
      return ExternalDatabase.at(external.get());
    }
    @Nullable EarlyDatabase starting = early.getIfAvailable();
    return starting == null ? EmbeddedDatabase.start(properties.dataDir()) : starting.take();
  }

  @Bean
  @ConditionalOnMissingBean(DataSource.class)
  HikariDataSource dataSource(DatabaseServer server, DatabaseProperties properties) {
    return ConnectionPool.on(server.login(), properties.database().connections());
  }

  @Bean
  @ConditionalOnMissingBean
  MasterKey masterKey(DatabaseProperties properties, ObjectProvider<DatabaseServer> server) {
    boolean configured = StringUtils.hasText(properties.masterKey());
    return !configured && server.getIfAvailable() instanceof EmbeddedDatabase embedded
        ? MasterKey.in(embedded.directory())
        : configuredKey(properties);
  }

  private static MasterKey configuredKey(DatabaseProperties properties) {
    @Nullable String key = properties.masterKey();
    if (key == null || key.isBlank()) {
      throw new StartupRefusedException(
          "An external database needs a master key.",
          "Set MIMIR_MASTER_KEY to 64 hexadecimal digits, the same for every server on this"
              + " database; a new installation can take one from `openssl rand -hex 32`.");
    }
    return MasterKey.of(key);
  }

  @Bean
  FlywayConfigurationCustomizer mimirSchema() {
    return flyway -> {
      MimirSchema.configure(flyway);
      flyway.dataSource(MimirSchema.patient(flyway.getDataSource()));
    };
  }

  /// Before anything that has a lifecycle starts, event processors among them.
  @Bean
  @DependsOnDatabaseInitialization
  SmartInitializingSingleton installationCheck(DataSource database, MasterKey key) {
    return () -> Installation.require(database, key);
  }
}
