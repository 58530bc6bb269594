package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventLog.Logged;
import dev.mimir.engine.LogEntry;
import dev.mimir.session.EventTypes;
import dev.mimir.session.SessionEvent;
import dev.mimir.value.Json;
import java.util.HexFormat;

/// Shows stored events to those outside.
final class LogEntries {
  private LogEntries() {}

  static LogEntry of(Logged logged) {
    SessionEvent event = (SessionEvent) logged.payload();
    return new LogEntry(
        logged.sequence(),
        EventTypes.of(event).served(),
        logged.timestamp(),
        Json.MAPPER.valueToTree(event),
        HexFormat.of().formatHex(logged.hash()),
        (String) logged.metadata().get(Commands.ACTOR));
  }
}
