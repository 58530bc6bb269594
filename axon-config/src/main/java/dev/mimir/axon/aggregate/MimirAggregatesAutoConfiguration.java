package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.database.DatabaseProperties;
import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.eventstore.CaffeineCache;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.axon.eventstore.HashChain;
import dev.mimir.axon.eventstore.MimirEventStoreAutoConfiguration;
import dev.mimir.axon.eventstore.NotifyingEventStore;
import dev.mimir.axon.eventstore.StoredEvents;
import dev.mimir.axon.node.Peers;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadTypes;
import dev.mimir.axon.trace.Traces;
import dev.mimir.engine.Evaluations;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.Replays;
import dev.mimir.engine.Sessions;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.node.NodeTypes;
import dev.mimir.session.Session;
import dev.mimir.shared.SharedVariables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the core behind the command bus, and the ports of the engine in front of it.
@AutoConfiguration(
    after = MimirEventStoreAutoConfiguration.class,
    before = AxonAutoConfiguration.class)
@EnableConfigurationProperties(SessionProperties.class)
public class MimirAggregatesAutoConfiguration {

  @Bean
  PayloadTypes coreTypes() {
    return new CoreTypes();
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  NodeTypes nodeTypes() {
    return NodeTypes.discovered();
  }

  @Bean
  NodeTypeDocs nodeTypeDocs(NodeTypes types) {
    return new NodeTypeDocs(types);
  }

  @Bean
  GraphDocuments graphDocuments(DataSource database) {
    return new GraphDocuments(JdbcClient.create(database));
  }

  @Bean
  PublishedGraphs publishedGraphs(EventStore store) {
    return new PublishedGraphs(store);
  }

  @Bean
  CompiledGraphs compiledGraphs(
      PublishedGraphs published, GraphDocuments documents, NodeTypes types) {
    return new CompiledGraphs(published, documents, new GraphCompiler(types));
  }

  /// Lead from revisions of former days to today's, oldest first.
  static EventUpcasterChain upcasters() {
    return new EventUpcasterChain(new Reasons());
  }

  @Bean
  ConfigurerModule oldRevisions() {
    return configurer -> configurer.registerEventUpcaster(_ -> upcasters());
  }

  @Bean
  Snapshots snapshots(EventStore store, SessionProperties properties) {
    return new Snapshots(store, properties.snapshotEvery());
  }

  @Bean
  Checkpoints checkpoints(
      DataSource database, MimirSerializer serializer, SessionProperties properties) {
    return new Checkpoints(
        new CheckpointTable(new JdbcTemplate(database), serializer), properties.checkpointEvery());
  }

  @Bean
  SessionLog sessionLog(EventStore store, Checkpoints checkpoints) {
    return new SessionLog(store, checkpoints);
  }

  @Bean
  SessionMoves sessionMoves(EventLog events) {
    return new SessionMoves(events);
  }

  @Bean
  SmartInitializingSingleton eventsElsewhere(
      Peers peers,
      StoredEvents engine,
      NotifyingEventStore store,
      SessionMoves moves,
      CaffeineCache sessionCache,
      SessionMemory memory) {
    return () -> {
      engine.remembering(memory::snapshot);
      Elsewhere.tell(engine, peers);
      Elsewhere.follow(peers, store, moves, sessionCache);
    };
  }

  @Bean
  SharedValues sharedValues(EventStore store, SessionMoves moves) {
    return new SharedValues(store, moves);
  }

  @Bean
  SharedWriter sharedWriter(Commands commands, SessionMoves moves) {
    return new SharedWriter(commands, moves);
  }

  @Bean
  SessionMemory sessionMemory(
      EventStore store, DatabaseProperties where, SessionProperties properties) {
    return new SessionMemory(store, where.embedded(), properties.cached());
  }

  @Bean
  SessionRules sessionRules(
      CompiledGraphs graphs,
      MasterKey key,
      InstantSource clock,
      Snapshots snapshots,
      Checkpoints checkpoints,
      SharedValues shared,
      SessionMemory memory) {
    return new SessionRules(graphs, key, clock, snapshots, checkpoints, shared, memory);
  }

  /// Commands run in no transaction: the event store commits what they append by itself.
  @Bean
  CommandBus commandBus(
      org.axonframework.config.Configuration axon, ObjectProvider<CommandRouting> routing) {
    SimpleCommandBus bus =
        SimpleCommandBus.builder().transactionManager(NoTransactionManager.instance()).build();
    bus.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
    CommandRouting routed = routing.getIfAvailable();
    return routed == null ? bus : routed.route(bus, new CommandWire());
  }

  @Bean
  CorrelationDataProvider carriedMetadata() {
    return message ->
        message instanceof CommandMessage<?> command ? Commands.carried(command) : Map.of();
  }

  @Bean
  CaffeineCache sessionCache(SessionProperties properties) {
    return new CaffeineCache(properties.cached());
  }

  @Bean
  MeterBinder sessionCacheMetrics(CaffeineCache sessionCache) {
    return sessionCache.metrics("sessions");
  }

  @Bean
  MeterBinder compiledGraphMetrics(CompiledGraphs graphs) {
    return graphs.metrics();
  }

  @Bean
  ConfigurerModule aggregates(CaffeineCache sessionCache) {
    CommandTargetResolver targets =
        message ->
            new VersionedAggregateIdentifier(
                (Object) ((AggregateCommand) message.getPayload()).aggregateId(), null);
    return configurer ->
        configurer
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(GameSession.class)
                    .configureCommandTargetResolver(_ -> targets)
                    .configureCache(_ -> sessionCache)
                    .configureSnapshotFilter(_ -> ofRevision(GameSession.TYPE, Session.REVISION)))
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(GameVariables.class)
                    .configureCommandTargetResolver(_ -> targets)
                    .configureCache(_ -> sessionCache)
                    .configureSnapshotFilter(
                        _ -> ofRevision(GameVariables.TYPE, SharedVariables.REVISION)))
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(GameGraph.class)
                    .configureCommandTargetResolver(_ -> targets));
  }

  /// Passes snapshots of other types on: the event store asks all filters of each snapshot.
  private static SnapshotFilter ofRevision(String type, int revision) {
    return RevisionSnapshotFilter.builder().type(type).revision(Integer.toString(revision)).build();
  }

  @Bean
  TurnMetrics turnMetrics(ObjectProvider<MeterRegistry> registry) {
    return new TurnMetrics(registry.getIfUnique(SimpleMeterRegistry::new), System::nanoTime);
  }

  @Bean
  Commands commands(CommandBus bus, TurnMetrics turns, Traces traces) {
    return new Commands(bus, platform(), turns, traces);
  }

  private static String platform() {
    String version = ArchiveGraph.class.getPackage().getImplementationVersion();
    return "mimir/" + (version == null ? "development" : version);
  }

  @Bean
  Graphs graphs(
      Commands commands,
      PublishedGraphs published,
      CompiledGraphs graphs,
      GraphDocuments documents,
      NodeTypeDocs docs,
      SharedValues shared) {
    return new EventSourcedGraphs(commands, published, graphs, documents, docs, shared);
  }

  @Bean
  OpenGraphs openGraphs(PublishedGraphs published, CompiledGraphs graphs, SharedValues shared) {
    return new OpenGraphs(published, graphs, shared);
  }

  @Bean
  Replays replays(
      EventLog log,
      HashChain chain,
      PublishedGraphs published,
      CompiledGraphs graphs,
      SessionRules rules) {
    return new EventSourcedReplays(log, chain, published, graphs, rules);
  }

  @Bean
  Evaluations evaluations(EventLog events, SessionLog log, SessionRules rules) {
    return new EventSourcedEvaluations(events, log, rules);
  }

  @Bean
  OpenSessions openSessions(SessionLog log, SessionRules rules) {
    return new OpenSessions(log, rules);
  }

  @Bean
  Replies replies(SessionRules rules, SessionLog log, SharedValues shared) {
    return new Replies(rules, log, shared);
  }

  @Bean
  SessionMigrations sessionMigrations(
      Commands commands,
      PublishedGraphs published,
      SessionRules rules,
      SessionLog log,
      SessionMoves moves,
      Replies replies) {
    return new SessionMigrations(commands, published, rules, log, moves, replies);
  }

  @Bean
  Sessions sessions(
      Commands commands,
      EventStore store,
      PublishedGraphs published,
      CompiledGraphs graphs,
      SessionRules rules,
      SessionLog log,
      EventLog events,
      MasterKey key,
      InstantSource clock,
      SessionMoves moves,
      SessionMigrations migrations,
      Replies replies) {
    Reservations ids = new Reservations(key, clock);
    SessionStarts starts =
        new SessionStarts(commands, published, graphs, log, ids, new TurnEnds(store), replies);
    return new EventSourcedSessions(
        commands, rules, log, events, key, moves, starts, migrations, replies);
  }
}
