package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Tells how far the read models follow the events.
public final class Projections {
  private final List<ReadModel> models;
  private final Supplier<Configuration> axon;
  private final Failures failures;
  private final Generations generations;
  private final DSLContext sql;
  private final InstantSource clock;

  /// @param axon asked only after the start
  Projections(
      List<ReadModel> models,
      Supplier<Configuration> axon,
      Failures failures,
      Generations generations,
      DSLContext sql,
      InstantSource clock) {
    this.models = models;
    this.axon = axon;
    this.failures = failures;
    this.generations = generations;
    this.sql = sql;
    this.clock = clock;
  }

  /// All read models, in the order of their names.
  public List<ProjectionStatus> list() {
    Configuration configuration = axon.get();
    TrackingToken head = configuration.eventStore().createHeadToken();
    return models.stream()
        .sorted(java.util.Comparator.comparing(ReadModel::name))
        .map(model -> status(model, configuration, head))
        .toList();
  }

  private ProjectionStatus status(
      ReadModel model, Configuration configuration, @Nullable TrackingToken head) {
    Progress progress = Progress.of(model.name(), configuration, sql);
    boolean failing = progress.failing() || failures.stands(model.name());
    boolean behind = !progress.covers(head);
    long position = Progress.position(progress.token());
    return new ProjectionStatus(
        model.name(),
        generations.live(model.name()),
        position,
        behind ? Math.max(1, Progress.position(head) - position) : 0,
        behind ? waiting(configuration.eventStore(), progress.token()) : 0,
        progress.state(failing, behind),
        sql.fetchCount(DEAD_LETTERS, GROUP.eq(model.name())));
  }

  private long waiting(
      StreamableMessageSource<TrackedEventMessage<?>> events, @Nullable TrackingToken after) {
    try (var stream = events.openStream(after)) {
      return stream
          .peek()
          .map(next -> Math.max(0, clock.millis() - next.getTimestamp().toEpochMilli()))
          .orElse(0L);
    }
  }
}
