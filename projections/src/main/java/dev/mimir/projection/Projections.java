package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;

import dev.mimir.projection.schema.tables.records.ReadModelRebuildRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Tells how far the read models follow the events, and has them made again.
public final class Projections {
  private final List<ReadModel> models;
  private final Supplier<Configuration> axon;
  private final Batches batches;
  private final Generations generations;
  private final DSLContext sql;
  private final InstantSource clock;
  private final RebuildTable rebuilds;
  private final Runnable wakeRebuilder;

  /// @param axon asked only after the start
  Projections(
      List<ReadModel> models,
      Supplier<Configuration> axon,
      Batches batches,
      Generations generations,
      DSLContext sql,
      InstantSource clock,
      Runnable wakeRebuilder) {
    this.models = models;
    this.axon = axon;
    this.batches = batches;
    this.generations = generations;
    this.sql = sql;
    this.clock = clock;
    this.rebuilds = new RebuildTable(sql);
    this.wakeRebuilder = wakeRebuilder;
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

  /// One read model.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public ProjectionStatus status(String name) {
    ReadModel model =
        models.stream()
            .filter(one -> one.name().equals(name))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("no read model is named " + name));
    Configuration configuration = axon.get();
    return status(model, configuration, configuration.eventStore().createHeadToken());
  }

  /// Waits until a read model has taken up an event of a session.
  ///
  /// @param patience how long to wait for the event, and for the read model
  public boolean awaits(
      String name, Recorded.SessionKey session, long sequence, Duration patience) {
    return new OwnEvent(axon.get(), sql, session, sequence).isTakenUp(name, patience);
  }

  private ProjectionStatus status(
      ReadModel model, Configuration configuration, @Nullable TrackingToken head) {
    Progress progress = Progress.of(model.name(), configuration, sql);
    boolean failing = progress.failing() || batches.standsAtFailure(model.name());
    boolean behind = !progress.covers(head);
    return new ProjectionStatus(
        model.name(),
        generations.live(model.name()),
        Progress.position(progress.token()),
        progress.eventsBehind(head),
        behind ? progress.waiting(configuration.eventStore(), clock) : 0,
        progress.state(failing, behind),
        sql.fetchCount(DEAD_LETTERS, GROUP.eq(model.name())),
        rebuilds.of(model.name()).map(row -> rebuild(row, configuration, head)).orElse(null));
  }

  private RebuildStatus rebuild(
      ReadModelRebuildRecord row, Configuration configuration, @Nullable TrackingToken head) {
    TrackingToken position =
        Progress.of(row.getName() + Rebuild.SUFFIX, configuration, sql).token();
    Instant started = row.getStartedAt();
    return RebuildStatus.of(
        row.getGeneration(),
        row.getStatus(),
        row.getEvents(),
        Math.max(0, Progress.position(head) - Progress.position(position)),
        started == null ? 0 : Duration.between(started, clock.instant()).toMillis() / 1e3,
        row.getRequestedAt(),
        row.getFailure());
  }

  /// Has a read model made again beside the live one, unless it already is being.
  ///
  /// @return its status; empty when there is no such read model
  public Optional<ProjectionStatus> rebuild(String name) {
    if (models.stream().noneMatch(model -> model.name().equals(name))) {
      return Optional.empty();
    }
    rebuilds.request(name);
    wakeRebuilder.run();
    return list().stream().filter(status -> status.name().equals(name)).findAny();
  }
}
