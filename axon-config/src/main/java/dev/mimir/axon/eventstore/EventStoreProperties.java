package dev.mimir.axon.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the event store, `mimir.event-store.*`.
///
/// @param writers threads that write turns, each with a connection of its own
/// @param queue turns that may wait for a writer; more are refused
/// @param batch turns written in one transaction at most
/// @param pollInterval how often to look for events of other servers
/// @param pollGap shortest time between two looks under load: the read models then write more
///   events at once, which leaves more of the machine to the turns; at rest the first look is
///   immediate
/// @param recentEvents events kept in memory for the processors that are up to date
/// @param patience how long a writer waits for a database that says nothing; what it wrote may then
///   be stored or not
@ConfigurationProperties("mimir.event-store")
public record EventStoreProperties(
    @DefaultValue("2") int writers,
    @DefaultValue("2048") int queue,
    @DefaultValue("64") int batch,
    @DefaultValue("200ms") Duration pollInterval,
    @DefaultValue("20ms") Duration pollGap,
    @DefaultValue("24576") int recentEvents,
    @DefaultValue("10s") Duration patience) {

  /// What holds where nothing is set.
  public static EventStoreProperties defaults() {
    return new EventStoreProperties(
        2, 2048, 64, Duration.ofMillis(200), Duration.ofMillis(20), 8192, Duration.ofSeconds(10));
  }
}
