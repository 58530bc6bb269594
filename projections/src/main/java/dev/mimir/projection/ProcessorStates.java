package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;
import static java.util.stream.Collectors.toMap;

import dev.mimir.projection.schema.tables.records.ReadModelRebuildRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How far event processors have come, in a few quick queries for all of them.
final class ProcessorStates {

  /// One processor.
  ///
  /// @param progress up to which event it has come; that before the first when it has not begun
  /// @param eventsBehind events that it has not taken in, roughly; 0 when there are none
  /// @param waitingMs how long the first of these has been waiting
  /// @param failing whether it stands at an error on this server
  /// @param parked events that it could not take in, with later ones of the same aggregates
  /// @param rebuild null when its read model is not made again
  record State(
      Progress progress,
      long eventsBehind,
      long waitingMs,
      boolean failing,
      int parked,
      @Nullable RebuildStatus rebuild) {

    /// As of {@link ProjectionStatus#status}.
    String status() {
      return progress.state(failing, eventsBehind > 0);
    }
  }

  private final Supplier<Configuration> axon;
  private final Batches batches;
  private final DSLContext sql;
  private final InstantSource clock;

  /// @param axon asked only after the start
  ProcessorStates(
      Supplier<Configuration> axon, Batches batches, DSLContext sql, InstantSource clock) {
    this.axon = axon;
    this.batches = batches;
    this.sql = sql;
    this.clock = clock;
  }

  /// Those of some processors, by name.
  Map<String, State> of(Collection<String> names) {
    Reading reading = new Reading(names);
    return names.stream().collect(toMap(Function.identity(), reading::state));
  }

  /// What the queries gave.
  private final class Reading {
    private final Configuration configuration = axon.get();
    private final @Nullable TrackingToken head = configuration.eventStore().createHeadToken();
    private final Map<String, Progress> progress;
    private final Map<String, Integer> parked;
    private final Map<String, ReadModelRebuildRecord> rebuilds = new RebuildTable(sql).all();
    private final Map<TrackingToken, Long> waiting = new HashMap<>();

    Reading(Collection<String> names) {
      progress = Progress.all(configuration, sql);
      parked =
          sql.select(GROUP, DSL.count())
              .from(DEAD_LETTERS)
              .where(GROUP.in(names))
              .groupBy(GROUP)
              .fetchMap(GROUP, DSL.count());
    }

    State state(String name) {
      Progress own = progress.getOrDefault(name, Progress.NONE);
      ReadModelRebuildRecord rebuild = rebuilds.get(name);
      return new State(
          own,
          own.eventsBehind(head),
          own.covers(head) ? 0 : waiting(own),
          own.failing() || batches.standsAtFailure(name),
          parked.getOrDefault(name, 0),
          rebuild == null ? null : status(rebuild));
    }

    /// Processors often stand at the same place: each is looked up once.
    private long waiting(Progress progress) {
      TrackingToken token = progress.token();
      Long known = token == null ? null : waiting.get(token);
      if (known != null) {
        return known;
      }
      long millis = progress.waiting(configuration.eventStore(), clock);
      if (token != null) {
        waiting.put(token, millis);
      }
      return millis;
    }

    private RebuildStatus status(ReadModelRebuildRecord row) {
      Progress remade = progress.getOrDefault(row.getName() + Rebuild.SUFFIX, Progress.NONE);
      Instant started = row.getStartedAt();
      return RebuildStatus.of(
          row.getGeneration(),
          row.getStatus(),
          row.getEvents(),
          remade.eventsBehind(head),
          started == null ? Duration.ZERO : Duration.between(started, clock.instant()),
          row.getRequestedAt(),
          row.getFailure());
    }
  }
}
