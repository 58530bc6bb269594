package dev.mimir.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/// The events for a read model, each stream a {@link BundledStream}.
///
/// @param most as of {@link BundledStream}
record BundledSource(
    StreamableMessageSource<TrackedEventMessage<?>> events,
    ReadModel model,
    int most,
    ScheduledExecutorService timer)
    implements StreamableMessageSource<TrackedEventMessage<?>> {

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return new BundledStream(events.openStream(after), model.events(), most, timer, model.rest());
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return events.createTailToken();
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return events.createHeadToken();
  }

  @Override
  public @Nullable TrackingToken createTokenAt(Instant at) {
    return events.createTokenAt(at);
  }

  @Override
  public @Nullable TrackingToken createTokenSince(Duration since) {
    return events.createTokenSince(since);
  }
}
