package dev.mimir.axon.effect;

import dev.mimir.axon.eventstore.TokenTable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/// Reads the events for the queue: from the first on, one reader in the whole cluster.
final class EffectProcessor implements ConfigurerModule {
  private static final String NAME = "effects";
  private static final int BATCH = 512;
  private static final Duration CLAIM = Duration.ofSeconds(3);
  private static final long OFTEN_MS = 500;

  private final EffectQueue queue;
  private final DataSource database;
  private final PlatformTransactionManager transactions;
  private final String node;

  /// @param node name of this server; where no other server reads always the same, so that a claim
  ///   of a server that was killed is ours
  EffectProcessor(
      EffectQueue queue,
      DataSource database,
      PlatformTransactionManager transactions,
      String node) {
    this.queue = queue;
    this.database = database;
    this.transactions = transactions;
    this.node = node;
  }

  @Override
  public void configureModule(Configurer configurer) {
    TransactionManager joined = new SpringTransactionManager(transactions);
    configurer.eventProcessing(processing ->
        processing
            .registerEventHandler(_ -> queue)
            .assignHandlerInstancesMatching(NAME, queue::equals)
            .registerTransactionManager(NAME, _ -> joined)
            .registerTokenStore(NAME, this::tokens)
            .registerListenerInvocationErrorHandler(NAME, _ -> PropagatingErrorHandler.instance())
            .registerErrorHandler(NAME, _ -> PropagatingErrorHandler.instance())
            .registerTrackingEventProcessor(
                NAME,
                Configuration::eventStore,
                _ ->
                    TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andTokenClaimInterval(OFTEN_MS, TimeUnit.MILLISECONDS)
                        .andEventAvailabilityTimeout(OFTEN_MS, TimeUnit.MILLISECONDS)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)));
  }

  private TokenStore tokens(Configuration axon) {
    JdbcTokenStore tokens =
        JdbcTokenStore.builder()
            .connectionProvider(
                new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(database)))
            .serializer(axon.serializer())
            .schema(TokenTable.schema())
            .nodeId(node)
            .claimTimeout(CLAIM)
            .build();
    return new SparingTokens(tokens);
  }
}
