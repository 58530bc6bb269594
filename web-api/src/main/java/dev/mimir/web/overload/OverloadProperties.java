package dev.mimir.web.overload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much is done at a time.
///
/// @param turns how many turns are worked at at a time; 16 for each processor when left out
/// @param line how many wait for their turn at most
/// @param burst how long one waits at most while the line has been empty lately
/// @param standing how long one waits at most once the line has not been empty for that long
@ConfigurationProperties("mimir.overload")
record OverloadProperties(
    @Nullable Integer turns,
    @DefaultValue("512") int line,
    @DefaultValue("100ms") Duration burst,
    @DefaultValue("5ms") Duration standing) {
  private static final int FOR_EACH_PROCESSOR = 16;

  int places() {
    return turns == null ? FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors() : turns;
  }
}
