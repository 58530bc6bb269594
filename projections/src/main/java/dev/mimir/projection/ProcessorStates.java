package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;

import dev.mimir.projection.schema.tables.records.ReadModelRebuildRecord;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How far all event processors have come, in a few quick queries for all of them.
final class ProcessorStates {

  /// One processor.
  ///
  /// @param eventsBehind events that it has not taken in, roughly; 0 when there are none
  /// @param secondsBehind how long the first of these has been waiting
  /// @param running whether some server runs it
  /// @param failing whether it stands at an error on this server
  /// @param parked events that it could not take in, with later ones of the same aggregates
  /// @param rebuild null when its read model is not made again
  record State(
      long eventsBehind,
      double secondsBehind,
      boolean running,
      boolean failing,
      int parked,
      @Nullable RebuildState rebuild) {}

  /// How far a read model has been made again.
  record RebuildState(boolean failed, long events, long eventsLeft) {
    double progress() {
      return eventsLeft == 0 ? 1 : (double) events / (events + eventsLeft);
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

  /// All that have begun, by name.
  Map<String, State> now() {
    Configuration configuration = axon.get();
    TrackingToken head = configuration.eventStore().createHeadToken();
    Map<String, Progress> progress = Progress.all(configuration, sql);
    Map<String, Integer> parked =
        sql.select(GROUP, DSL.count())
            .from(DEAD_LETTERS)
            .groupBy(GROUP)
            .fetchMap(GROUP, DSL.count());
    Map<String, ReadModelRebuildRecord> rebuilds = new RebuildTable(sql).all();
    Map<TrackingToken, Long> waiting = new HashMap<>();
    Map<String, State> states = new HashMap<>();
    progress.forEach((name, one) -> {
      if (!name.endsWith(Rebuild.SUFFIX)) {
        ReadModelRebuildRecord rebuild = rebuilds.get(name);
        Progress remade = progress.get(name + Rebuild.SUFFIX);
        states.put(
            name,
            new State(
                one.eventsBehind(head),
                one.covers(head) ? 0 : seconds(one, configuration, waiting),
                one.running(),
                one.failing() || batches.standsAtFailure(name),
                parked.getOrDefault(name, 0),
                rebuild == null ? null : rebuild(rebuild, remade, head)));
      }
    });
    return states;
  }

  /// Processors often stand at the same place: each is looked up once.
  private double seconds(
      Progress progress, Configuration configuration, Map<TrackingToken, Long> known) {
    TrackingToken token = progress.token();
    Long millis = token == null ? null : known.get(token);
    if (millis == null) {
      millis = progress.waiting(configuration.eventStore(), clock);
      if (token != null) {
        known.put(token, millis);
      }
    }
    return millis / 1e3;
  }

  private static RebuildState rebuild(
      ReadModelRebuildRecord row, @Nullable Progress progress, @Nullable TrackingToken head) {
    long left = (progress == null ? Progress.NONE : progress).eventsBehind(head);
    return new RebuildState(row.getStatus().equals(RebuildTable.FAILED), row.getEvents(), left);
  }
}
