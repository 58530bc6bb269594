package dev.mimir.axon.cluster;

import dev.mimir.axon.database.DatabaseProperties;
import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.database.MimirDatabaseAutoConfiguration;
import dev.mimir.axon.database.StartupRefusedException;
import dev.mimir.axon.node.NodeName;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.UUID;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// Routes commands among the servers of `mimir.cluster.members`, if they are named.
@AutoConfiguration(
    after = MimirDatabaseAutoConfiguration.class,
    before = AxonAutoConfiguration.class)
@ConditionalOnProperty("mimir.cluster.members")
@EnableConfigurationProperties(ClusterProperties.class)
public class MimirClusterAutoConfiguration {

  @Bean
  PlainChannel routingChannel(
      ClusterProperties properties,
      DatabaseProperties database,
      MasterKey key,
      Environment environment)
      throws Exception {
    requireSense(database, environment);
    // a server that starts again must not be taken for what it was before
    String name = NodeName.of(environment) + "/" + UUID.randomUUID();
    return new PlainChannel(
        Stack.of(new PacketSeal(key), properties.here(), properties.places()), name);
  }

  /// Before Axon Server's routing, so that the settings that ask for both are refused.
  @Bean
  @Primary
  Cluster cluster(PlainChannel channel, ClusterProperties properties) {
    return new Cluster(channel, properties.here(), properties.timeout());
  }

  private static void requireSense(DatabaseProperties database, Environment environment) {
    if (database.embedded()) {
      throw new StartupRefusedException(
          "mimir.cluster.members are named, but this server has a database of its own.",
          "Name the database that they share by MIMIR_DATABASE_URL, or leave the members out.");
    }
    if (environment.containsProperty("mimir.axon-server.servers")
        && environment.getProperty("mimir.axon-server.routing", Boolean.class, true)) {
      throw new StartupRefusedException(
          "Commands are to be routed by Axon Server and among mimir.cluster.members.",
          "Leave the members out, or set mimir.axon-server.routing to false.");
    }
  }

  @Bean
  MeterBinder clusterMetrics(Cluster cluster) {
    return new ClusterMetrics(cluster);
  }
}
