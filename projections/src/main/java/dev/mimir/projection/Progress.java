package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.OWNER;
import static dev.mimir.projection.AxonTables.PROCESSOR;
import static dev.mimir.projection.AxonTables.SEGMENT;
import static dev.mimir.projection.AxonTables.TOKEN;
import static dev.mimir.projection.AxonTables.TOKENS;
import static dev.mimir.projection.AxonTables.TOKEN_TYPE;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How far one processor has come.
///
/// @param token up to which it has come; null before the first event
/// @param running whether some server runs it
/// @param failing whether it stands at an error
record Progress(@Nullable TrackingToken token, boolean running, boolean failing) {

  /// Before the first event.
  static final Progress NONE = new Progress(null, false, false);

  /// The least of all segments: of those that this server is at as it knows them, of the others as
  /// they were last stored. One that failed here may long be with another server, which it does not
  /// know while it has none of its own to do: it is failing while nobody has claimed it.
  static Progress of(String processor, Configuration axon, DSLContext sql) {
    return all(sql, PROCESSOR.eq(processor), axon).getOrDefault(processor, NONE);
  }

  /// Those of all processors that have begun, by name.
  static Map<String, Progress> all(Configuration axon, DSLContext sql) {
    return all(sql, DSL.noCondition(), axon);
  }

  private static Map<String, Progress> all(DSLContext sql, Condition which, Configuration axon) {
    Map<String, Progress> all = new HashMap<>();
    sql.select(PROCESSOR, SEGMENT, TOKEN, TOKEN_TYPE, OWNER)
        .from(TOKENS)
        .where(which)
        .fetchGroups(PROCESSOR)
        .forEach((name, segments) -> all.put(name, of(name, segments, axon)));
    return all;
  }

  private static Progress of(
      String processor,
      List<Record5<String, Integer, byte[], String, String>> stored,
      Configuration axon) {
    Optional<StreamingEventProcessor> local =
        axon.eventProcessingConfiguration()
            .eventProcessor(processor, StreamingEventProcessor.class);
    Map<Integer, EventTrackerStatus> claimed =
        local.map(StreamingEventProcessor::processingStatus).orElseGet(Map::of);
    boolean failing = local.map(StreamingEventProcessor::isError).orElse(false);
    return stored.stream()
        .map(row -> of(claimed.get(row.value2()), row, axon.serializer()))
        .reduce(Progress::least)
        .map(progress -> failing && !progress.running ? progress.failed() : progress)
        .orElse(NONE);
  }

  /// The number of a token, -1 for none.
  static long position(@Nullable TrackingToken token) {
    return token == null ? -1 : token.position().orElse(-1);
  }

  boolean covers(@Nullable TrackingToken head) {
    return head == null || (token != null && token.covers(head));
  }

  /// Events that are not taken in yet, roughly; 0 when there are none.
  long eventsBehind(@Nullable TrackingToken head) {
    return covers(head) ? 0 : Math.max(1, position(head) - position(token));
  }

  /// How long the first event that is not taken in has been waiting, in milliseconds.
  long waiting(StreamableMessageSource<TrackedEventMessage<?>> events, InstantSource clock) {
    try (var stream = events.openStream(token)) {
      return stream
          .peek()
          .map(next -> Math.max(0, clock.millis() - next.getTimestamp().toEpochMilli()))
          .orElse(0L);
    }
  }

  String state(boolean failing, boolean behind) {
    if (failing) {
      return "failing";
    } else if (!running) {
      return "stopped";
    }
    return behind ? "catching_up" : "live";
  }

  private Progress failed() {
    return new Progress(token, running, true);
  }

  private static Progress of(
      @Nullable EventTrackerStatus local,
      Record5<String, Integer, byte[], String, String> stored,
      Serializer serializer) {
    return local == null || local.isErrorState()
        ? new Progress(
            Positions.token(stored.value3(), stored.value4(), serializer),
            stored.value5() != null,
            false)
        : new Progress(WrappedToken.unwrapLowerBound(local.getTrackingToken()), true, false);
  }

  private Progress least(Progress other) {
    TrackingToken least =
        token == null || other.token == null ? null : token.lowerBound(other.token);
    return new Progress(least, running && other.running, failing || other.failing);
  }
}
