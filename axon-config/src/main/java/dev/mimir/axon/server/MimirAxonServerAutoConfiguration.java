package dev.mimir.axon.server;

import dev.mimir.axon.aggregate.CommandRouting;
import dev.mimir.axon.eventstore.EventReader;
import dev.mimir.axon.eventstore.EventStoreProperties;
import dev.mimir.axon.eventstore.MimirEventStoreAutoConfiguration;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.trace.Traces;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Axon Server as the place of the events when `mimir.axon-server.servers` names one.
@AutoConfiguration(
    after = MimirEventStoreAutoConfiguration.class,
    before = AxonAutoConfiguration.class)
@EnableConfigurationProperties(AxonServerProperties.class)
public class MimirAxonServerAutoConfiguration {

  /// Whichever way it is: what the database knows has to fit.
  @Bean
  @DependsOnDatabaseInitialization
  SmartInitializingSingleton placeOfEventsCheck(
      DataSource database, MimirSerializer serializer, ObjectProvider<ServerEvents> onServer) {
    return () -> new PlaceOfEvents(database, serializer).check(onServer.getIfAvailable());
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "mimir.axon-server.servers")
  static class OnServer {

    @Bean
    ServerConnection axonServer(AxonServerProperties properties) {
      return ServerConnection.open(properties);
    }

    @Bean
    ServerEvents eventStorageEngine(
        ServerConnection server,
        MimirSerializer serializer,
        org.axonframework.config.Configuration axon,
        EventStoreProperties settings,
        Traces traces,
        AxonServerProperties properties) {
      return new ServerEvents(
          server,
          new EventCodec(serializer),
          new EventReader(serializer, axon.upcasterChain()),
          axon.snapshotFilter(),
          settings.queue(),
          traces,
          properties);
    }

    @Bean
    MeterBinder storeMetrics(ServerEvents events) {
      return events.metrics();
    }

    @Bean
    @ConditionalOnProperty(name = "mimir.axon-server.routing", matchIfMissing = true)
    CommandRouting commandRouting(ServerConnection server, AxonServerProperties properties) {
      return (local, wire) -> new RoutedCommands(server, local, wire, properties.timeout());
    }
  }
}
