package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.OWNER;
import static dev.mimir.projection.AxonTables.PROCESSOR;
import static dev.mimir.projection.AxonTables.TOKEN;
import static dev.mimir.projection.AxonTables.TOKENS;
import static dev.mimir.projection.AxonTables.TOKEN_TYPE;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;

/// How far one processor has come, over all its segments.
///
/// @param token up to which every segment has come; null before the first event
/// @param running whether some server runs it
/// @param failing whether it stands at an error
record Progress(@Nullable TrackingToken token, boolean running, boolean failing) {

  /// Asks the processor in this server, which knows best, and otherwise what it last stored.
  static Progress of(String processor, Configuration axon, DSLContext sql) {
    return axon.eventProcessingConfiguration()
        .eventProcessor(processor, StreamingEventProcessor.class)
        .filter(local -> local.isRunning() && !local.processingStatus().isEmpty())
        .map(local -> of(local.processingStatus().values()))
        .orElseGet(() -> stored(processor, axon.serializer(), sql));
  }

  /// The number of a token, -1 for none.
  static long position(@Nullable TrackingToken token) {
    return token == null ? -1 : token.position().orElse(-1);
  }

  String state(boolean behind) {
    if (failing) {
      return "failing";
    } else if (!running) {
      return "stopped";
    }
    return behind ? "catching_up" : "live";
  }

  private static Progress of(Collection<EventTrackerStatus> segments) {
    return new Progress(
        least(segments.stream().map(EventTrackerStatus::getTrackingToken).toList()),
        true,
        segments.stream().anyMatch(EventTrackerStatus::isErrorState));
  }

  private static Progress stored(String processor, Serializer serializer, DSLContext sql) {
    List<Record3<byte[], String, String>> rows =
        sql.select(TOKEN, TOKEN_TYPE, OWNER).from(TOKENS).where(PROCESSOR.eq(processor)).fetch();
    return new Progress(
        least(rows.stream().map(row -> token(row, serializer)).toList()),
        rows.stream().anyMatch(row -> row.value3() != null),
        false);
  }

  private static @Nullable TrackingToken token(
      Record3<byte[], String, String> row, Serializer serializer) {
    return row.value1() == null
        ? null
        : serializer.deserialize(
            new SimpleSerializedObject<>(row.value1(), byte[].class, row.value2(), null));
  }

  private static @Nullable TrackingToken least(List<? extends @Nullable TrackingToken> tokens) {
    return tokens.stream().anyMatch(Objects::isNull)
        ? null
        : tokens.stream()
            .map(token -> (TrackingToken) token)
            .reduce(TrackingToken::lowerBound)
            .orElse(null);
  }
}
