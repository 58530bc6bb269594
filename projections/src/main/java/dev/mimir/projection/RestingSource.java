package dev.mimir.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/// Events of which each stream is a {@link RestingStream}.
record RestingSource(
    StreamableMessageSource<TrackedEventMessage<?>> events,
    ScheduledExecutorService timer,
    Duration rest)
    implements StreamableMessageSource<TrackedEventMessage<?>> {

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return new RestingStream(events.openStream(after), timer, rest);
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
