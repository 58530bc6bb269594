package dev.mimir.projection;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jooq.DSLContext;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Registers an event processor for each read model: from the first event on, in batches, tokens
/// and dead letters in the same database and transaction as the rows.
final class Processors implements ConfigurerModule {
  private final List<ReadModel> models;
  private final ProjectionsProperties properties;
  private final String nodeId;
  private final ConnectionProvider connections;
  private final Transactions transactions;
  private final Batches batches;
  private final Generations generations;
  private final DSLContext sql;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("projection-rests").factory());

  Processors(
      List<ReadModel> models,
      ProjectionsProperties properties,
      String nodeId,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Batches batches,
      Generations generations,
      DSLContext sql) {
    this.models = models;
    this.properties = properties;
    this.nodeId = nodeId;
    this.connections = connections(dataSource);
    this.transactions = new Transactions(transactions);
    this.batches = batches;
    this.generations = generations;
    this.sql = sql;
  }

  /// What this server signs its claims with.
  String nodeId() {
    return nodeId;
  }

  /// Connections that join the present transaction.
  static ConnectionProvider connections(DataSource dataSource) {
    return new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(dataSource));
  }

  @Override
  public void configureModule(Configurer configurer) {
    configurer.onShutdown(timer::shutdownNow);
    configurer.eventProcessing(processing -> models.forEach(model -> register(processing, model)));
  }

  private void register(EventProcessingConfigurer processing, ReadModel model) {
    String name = model.name();
    Projector projector = new Projector(model, () -> generations.hold(name), sql);
    processing
        .registerEventHandler(_ -> projector)
        .assignHandlerInstancesMatching(name, projector::equals)
        .registerTransactionManager(name, _ -> transactions)
        .registerTokenStore(name, this::tokens)
        .registerDeadLetterQueue(name, axon -> letters(name, axon).queue())
        .registerDeadLetterPolicy(name, _ -> DeadLetters::decide)
        .registerPooledStreamingEventProcessor(
            name,
            axon -> new BundledSource(axon.eventStore(), model, properties.batchSize(), timer),
            (axon, processor) ->
                configured(processor)
                    .eventHandlerInvoker(BatchInvoker.of(projector, letters(name, axon), batches)));
  }

  private PooledStreamingEventProcessor.Builder configured(
      PooledStreamingEventProcessor.Builder processor) {
    long often = properties.claimTimeout().toMillis() / 4;
    return processor
        .initialToken(StreamableMessageSource::createTailToken)
        .initialSegmentCount(properties.segments())
        .batchSize(1)
        .tokenClaimInterval(often)
        .claimExtensionThreshold(often);
  }

  private TokenStore tokens(Configuration axon) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(axon.serializer())
        .schema(AxonTables.tokens())
        .contentType(byte[].class)
        .claimTimeout(properties.claimTimeout())
        .nodeId(nodeId)
        .build();
  }

  /// What rebuilds need, which write as the processors do.
  ///
  /// @param role of those who read the views
  RebuildTools rebuildTools(Configuration axon, InstantSource clock, AnalystRole role) {
    return new RebuildTools(
        axon.eventStore(),
        tokens(axon),
        name -> letters(name, axon),
        axon.serializer(),
        new TransactionTemplate(transactions.spring()),
        sql,
        clock,
        properties.rebuildRetry(),
        new Views(models, sql, role));
  }

  private DeadLetters letters(String name, Configuration axon) {
    return DeadLetters.of(
        name, connections, transactions, axon.serializer(), axon.eventSerializer(), sql);
  }
}
