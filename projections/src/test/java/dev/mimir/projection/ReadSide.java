package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.projection.graphcatalogue.GraphCatalogueQueries;
import dev.mimir.projection.incidentlog.IncidentLogQueries;
import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.projection.transcript.TranscriptQueries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Result;
import org.jooq.Table;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// The read side, all of it or some read models, on a database of its own, with events in memory.
public final class ReadSide implements AutoCloseable {
  static final String ANALYST_PASSWORD = "let me read";

  static {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
  }

  private final TestDatabase database = TestDatabase.create();
  private final Generations generations = new Generations(database.sql());
  private final Batches batches = new Batches();
  private final List<ReadModel> models;
  private final Configuration axon;
  private final Rebuilder rebuilder;

  public ReadSide() {
    this(ReadModel.all(), 2);
  }

  /// With these read models alone, which is much faster.
  public ReadSide(ReadModel... models) {
    this(List.of(models), 2);
  }

  ReadSide(List<ReadModel> models, int segments) {
    this.models = models;
    ProjectionsProperties properties =
        new ProjectionsProperties(
            true,
            100,
            segments,
            Duration.ofMillis(400),
            100,
            Duration.ofMillis(1),
            Duration.ofMillis(100),
            null);
    Processors processors =
        new Processors(
            models,
            properties,
            "test",
            database.dataSource(),
            database.transactions(),
            batches,
            generations,
            database.sql());
    Configuration configuration = configuration(processors);
    this.axon = configuration;
    this.rebuilder =
        new Rebuilder(
            models,
            properties,
            () ->
                processors.rebuildTools(
                    configuration,
                    InstantSource.system(),
                    new AnalystRole(database.sql(), ANALYST_PASSWORD, true)));
  }

  private static Configuration configuration(Processors processors) {
    Serializer json =
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper ->
                mapper.polymorphicTypeValidator(
                    BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build()))
            .build();
    Configurer configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureEventStore(_ -> MemoryEventStore.create())
            .configureSerializer(_ -> json);
    processors.configureModule(configurer);
    return configurer.buildConfiguration();
  }

  /// Starts the event processors and waits until they have taken up their work.
  public ReadSide start() {
    axon.start();
    rebuilder.start();
    return caughtUp();
  }

  /// Stores events.
  public ReadSide publish(Log log) {
    axon.eventStore().publish(log.events());
    return this;
  }

  /// Stores the events of a log from the n-th on.
  public ReadSide publishFrom(Log log, int n) {
    axon.eventStore().publish(log.events().subList(n, log.events().size()));
    return this;
  }

  /// Waits until all read models reflect all events.
  public ReadSide caughtUp() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> projections().list().stream().allMatch(one -> one.status().equals("live")));
    return this;
  }

  /// Stores events, waits for the read models and asserts; then has them made again from the first
  /// event, asserts again, and that every row is as it was.
  public void liveAndReplayed(Log log, Runnable assertions) {
    start().publish(log).caughtUp();
    assertions.run();
    Map<String, Result<?>> live = rows();
    replay();
    assertions.run();
    assertThat(rows()).isEqualTo(live);
  }

  /// Makes all read models again from the first event, beside the live ones.
  public void replay() {
    models.forEach(model -> projections().rebuild(model.name()));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> projections().list().stream().allMatch(one -> one.rebuild() == null));
  }

  Rebuilder rebuilder() {
    return rebuilder;
  }

  /// All rows of all read models, in the order of their columns.
  public Map<String, Result<?>> rows() {
    Map<String, Result<?>> rows = new TreeMap<>();
    for (ReadModel model : models) {
      for (Table<?> table : tables(model)) {
        rows.put(
            table.getName().replaceFirst("_\\d+$", ""),
            database.sql().selectFrom(table).orderBy(key(table)).fetch());
      }
    }
    return rows;
  }

  private List<Table<?>> tables(ReadModel model) {
    return model.tables(generations.live(model.name()));
  }

  private static List<Field<?>> key(Table<?> table) {
    return table.getPrimaryKey().getFields().stream()
        .<Field<?>>map(field -> table.field(field.getName()))
        .toList();
  }

  public StreamingEventProcessor processor(ReadModel model) {
    return axon.eventProcessingConfiguration()
        .eventProcessor(model.name(), StreamingEventProcessor.class)
        .orElseThrow();
  }

  public Configuration axon() {
    return axon;
  }

  public TestDatabase database() {
    return database;
  }

  public Projections projections() {
    return new Projections(
        models, () -> axon, states(), generations, database.sql(), rebuilder::wake);
  }

  ProcessorMetrics metrics() {
    return new ProcessorMetrics(models, List::of, batches, states());
  }

  private ProcessorStates states() {
    return new ProcessorStates(() -> axon, batches, database.sql(), InstantSource.system());
  }

  ParkedEvents parked() {
    return new ParkedEvents(models, () -> axon, database.sql());
  }

  public GraphCatalogueQueries graphs() {
    return new GraphCatalogueQueries(database.sql(), generations);
  }

  public SessionListQueries sessions() {
    return new SessionListQueries(database.sql(), generations);
  }

  public TranscriptQueries transcripts() {
    return new TranscriptQueries(database.sql(), generations);
  }

  public IncidentLogQueries incidents() {
    return new IncidentLogQueries(database.sql(), generations);
  }

  /// What answers questions from a read model.
  public <Q> Q queries(BiFunction<DSLContext, Generations, Q> factory) {
    return factory.apply(database.sql(), generations);
  }

  @Override
  public void close() {
    rebuilder.stop();
    axon.shutdown();
    database.close();
  }
}
