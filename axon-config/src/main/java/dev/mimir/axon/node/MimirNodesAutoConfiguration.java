package dev.mimir.axon.node;

import dev.mimir.axon.database.DatabaseProperties;
import dev.mimir.axon.database.DatabaseServer;
import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.database.MimirDatabaseAutoConfiguration;
import dev.mimir.engine.Servers;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Lets the servers on one database tell each other what happens. One with the embedded database is
/// alone.
@AutoConfiguration(after = MimirDatabaseAutoConfiguration.class)
public class MimirNodesAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  @DependsOnDatabaseInitialization
  Peers peers(
      DatabaseProperties where,
      ObjectProvider<DatabaseServer> server,
      DataSource pool,
      ObjectProvider<MasterKey> key,
      Environment environment) {
    if (where.embedded()) {
      return Peers.NONE;
    }
    DatabaseServer known = server.getIfAvailable();
    Connections connections = known == null ? pool::getConnection : known.login()::connect;
    return new Channel(NodeName.of(environment), new Seal(key.getObject()), connections);
  }

  @Bean
  Servers servers(Peers peers) {
    return () -> peers.others() + 1;
  }

  @Bean
  MeterBinder nodeMetrics(Peers peers) {
    return new NodeMetrics(peers);
  }
}
