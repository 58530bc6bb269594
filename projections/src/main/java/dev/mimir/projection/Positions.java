package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.PROCESSOR;
import static dev.mimir.projection.AxonTables.SEGMENT;
import static dev.mimir.projection.AxonTables.TOKEN;
import static dev.mimir.projection.AxonTables.TOKENS;
import static dev.mimir.projection.AxonTables.TOKEN_TYPE;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// How far an event processor had come when its positions were last stored.
///
/// @param segments into which it is divided, with the position of each that has one
/// @param begun whether each has one
record Positions(Map<Segment, TrackingToken> segments, boolean begun) {

  static Positions of(String processor, DSLContext sql, Serializer serializer) {
    Map<Integer, @Nullable TrackingToken> stored = new HashMap<>();
    sql.select(SEGMENT, TOKEN, TOKEN_TYPE)
        .from(TOKENS)
        .where(PROCESSOR.eq(processor))
        .forEach(row -> stored.put(row.value1(), token(row.value2(), row.value3(), serializer)));
    int[] ids = stored.keySet().stream().mapToInt(Integer::intValue).toArray();
    Map<Segment, TrackingToken> segments = new HashMap<>();
    for (Segment segment : Segment.computeSegments(ids)) {
      TrackingToken token = stored.get(segment.getSegmentId());
      if (token != null) {
        segments.put(segment, token);
      }
    }
    return new Positions(segments, ids.length > 0 && segments.size() == ids.length);
  }

  /// A stored position, without what is noted around it.
  static @Nullable TrackingToken token(
      byte @Nullable [] token, @Nullable String type, Serializer serializer) {
    return token == null
        ? null
        : WrappedToken.unwrapLowerBound(
            serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null)));
  }

  /// Whether anything was taken in.
  boolean anyBegun() {
    return !segments.isEmpty();
  }

  /// Whether every segment has come at least there.
  boolean allCover(@Nullable TrackingToken position) {
    return position == null
        || (begun && segments.values().stream().allMatch(token -> token.covers(position)));
  }

  /// Whether no segment has come further than that.
  boolean allCoveredBy(@Nullable TrackingToken position) {
    return segments.values().stream().allMatch(token -> position != null && position.covers(token));
  }

  /// Whether an event was taken in.
  boolean reflects(TrackedEventMessage<?> event) {
    Object sequence = DeadLetters.sequence(event);
    return segments.entrySet().stream()
        .anyMatch(segment ->
            segment.getKey().matches(sequence) && segment.getValue().covers(event.trackingToken()));
  }
}
