package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.OWNER;
import static dev.mimir.projection.AxonTables.PROCESSOR;
import static dev.mimir.projection.AxonTables.SEGMENT;
import static dev.mimir.projection.AxonTables.TOKEN;
import static dev.mimir.projection.AxonTables.TOKENS;
import static dev.mimir.projection.AxonTables.TOKEN_TYPE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;

/// How far one processor has come.
///
/// @param token up to which it has come; null before the first event
/// @param running whether some server runs it
/// @param failing whether it stands at an error
record Progress(@Nullable TrackingToken token, boolean running, boolean failing) {

  private static final Progress NONE = new Progress(null, false, false);

  /// The least of all segments: of those claimed by this server as it knows them, of the others as
  /// they were last stored.
  static Progress of(String processor, Configuration axon, DSLContext sql) {
    Optional<StreamingEventProcessor> local =
        axon.eventProcessingConfiguration()
            .eventProcessor(processor, StreamingEventProcessor.class);
    Map<Integer, EventTrackerStatus> claimed =
        local.map(StreamingEventProcessor::processingStatus).orElseGet(Map::of);
    boolean failing = local.map(StreamingEventProcessor::isError).orElse(false);
    List<Record4<Integer, byte[], String, String>> stored =
        sql.select(SEGMENT, TOKEN, TOKEN_TYPE, OWNER)
            .from(TOKENS)
            .where(PROCESSOR.eq(processor))
            .fetch();
    return stored.stream()
        .map(row -> of(claimed.get(row.value1()), row, axon.serializer()))
        .reduce(Progress::least)
        .map(progress -> failing ? progress.failed() : progress)
        .orElse(NONE);
  }

  /// The number of a token, -1 for none.
  static long position(@Nullable TrackingToken token) {
    return token == null ? -1 : token.position().orElse(-1);
  }

  boolean covers(@Nullable TrackingToken head) {
    return head == null || (token != null && token.covers(head));
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
      Record4<Integer, byte[], String, String> stored,
      Serializer serializer) {
    return local == null
        ? new Progress(
            Positions.token(stored.value2(), stored.value3(), serializer),
            stored.value4() != null,
            false)
        : new Progress(
            WrappedToken.unwrapLowerBound(local.getTrackingToken()), true, local.isErrorState());
  }

  private Progress least(Progress other) {
    TrackingToken least =
        token == null || other.token == null ? null : token.lowerBound(other.token);
    return new Progress(least, running && other.running, failing || other.failing);
  }
}
