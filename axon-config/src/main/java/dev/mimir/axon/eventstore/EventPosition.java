package dev.mimir.axon.eventstore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/// How far a reader has come in the order of all events: everything up to here has been read.
///
/// The order is total: first the transaction that stored the event, then its index. Only
/// transactions older than every open one are read, so nothing can appear before a position later
/// and a position has no gaps to remember.
///
/// @param transaction number of the PostgreSQL transaction (`xid8`); 0 on Axon Server, which has
///   none
/// @param index number of the event; grows within a transaction, roughly a count of all events. On
///   Axon Server the count of all events up to here
public record EventPosition(@JsonProperty long transaction, @JsonProperty long index)
    implements TrackingToken, Comparable<EventPosition> {

  /// Before every event.
  public static final EventPosition START = new EventPosition(0, 0);

  private static final Comparator<EventPosition> ORDER =
      Comparator.comparingLong(EventPosition::transaction).thenComparingLong(EventPosition::index);

  /// The place that a token stands for; the start when there is none.
  public static EventPosition of(@Nullable TrackingToken token) {
    return WrappedToken.unwrapLowerBound(token) instanceof EventPosition position
        ? position
        : START;
  }

  @Override
  public int compareTo(EventPosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public EventPosition lowerBound(@Nullable TrackingToken other) {
    return other == null ? START : least((EventPosition) other);
  }

  private EventPosition least(EventPosition other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public EventPosition upperBound(@Nullable TrackingToken other) {
    return other instanceof EventPosition position && position.compareTo(this) > 0
        ? position
        : this;
  }

  @Override
  public boolean covers(@Nullable TrackingToken other) {
    return other == null || compareTo((EventPosition) other) >= 0;
  }

  @Override
  public OptionalLong position() {
    return OptionalLong.of(index);
  }
}
