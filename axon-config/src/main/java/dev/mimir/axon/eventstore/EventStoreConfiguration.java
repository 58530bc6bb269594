package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadTypes;
import dev.mimir.axon.trace.Traces;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Events, snapshots, tokens and their serialization.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventStoreProperties.class)
class EventStoreConfiguration {

  @Bean
  PayloadTypes storedTokens() {
    return new StoredTokens();
  }

  @Bean
  @Primary
  MimirSerializer serializer(List<PayloadTypes> contributions) {
    return new MimirSerializer(contributions);
  }

  @Bean
  @Qualifier("messageSerializer")
  Serializer messageSerializer(MimirSerializer serializer) {
    return serializer;
  }

  @Bean
  @Qualifier("eventSerializer")
  Serializer eventSerializer(MimirSerializer serializer) {
    return serializer;
  }

  /// Unless they are kept elsewhere.
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(
      name = "mimir.axon-server.servers",
      havingValue = "false",
      matchIfMissing = true)
  static class InPostgres {

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventStorageEngine eventStorageEngine(
        DataSource database,
        MimirSerializer serializer,
        org.axonframework.config.Configuration axon,
        EventStoreProperties settings,
        Traces traces) {
      return new PostgresEventStorageEngine(
          database, serializer, axon.upcasterChain(), axon.snapshotFilter(), settings, traces);
    }

    @Bean
    MeterBinder storeMetrics(PostgresEventStorageEngine engine) {
      return engine.metrics();
    }
  }

  @Bean
  EventLog eventLog(StoredEvents events) {
    return new EventLog(events);
  }

  @Bean
  HashChain hashChain(StoredEvents events) {
    return HashChain.of(events);
  }

  @Bean("eventBus")
  @Qualifier("eventStore")
  @ConditionalOnMissingBean(EventStore.class)
  NotifyingEventStore eventStore(
      StoredEvents events,
      EventStoreProperties settings,
      org.axonframework.config.Configuration axon) {
    return NotifyingEventStore.on(
        events,
        settings,
        axon.messageMonitor(EventStore.class, "eventStore"),
        axon.getComponent(EventBusSpanFactory.class));
  }

  @Bean
  @ConditionalOnMissingBean
  @DependsOnDatabaseInitialization
  TokenStore tokenStore(ConnectionProvider connections, MimirSerializer serializer) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .schema(TokenTable.schema())
        .serializer(serializer)
        .build();
  }
}
