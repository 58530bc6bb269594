package dev.mimir.projection;

import dev.mimir.graph.GraphEvent;
import dev.mimir.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/// Writes events as they would be stored: numbered in their aggregate, a millisecond apart.
public final class Log {
  public static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final Map<String, Long> sequences = new HashMap<>();
  private final List<DomainEventMessage<?>> events = new ArrayList<>();
  private Map<String, String> metadata = Map.of();
  private Instant now = START;

  /// Who has what follows happen.
  public Log by(String actor) {
    metadata = Map.of("actor", actor);
    return this;
  }

  /// When the next event happens.
  public Log now(Instant at) {
    now = at;
    return this;
  }

  /// When the next event happens.
  public Instant now() {
    return now;
  }

  /// Adds events of a session.
  public Log session(String tenant, UUID session, SessionEvent... facts) {
    for (SessionEvent fact : facts) {
      add("GameSession", tenant + "/session/" + session, fact);
    }
    return this;
  }

  /// Adds events of a graph.
  public Log graph(String tenant, String graphId, GraphEvent... facts) {
    for (GraphEvent fact : facts) {
      add("GameGraph", tenant + "/graph/" + graphId, fact);
    }
    return this;
  }

  /// Adds an event of an aggregate that should not be.
  public Log broken(String aggregate, Object fact) {
    add("Unknown", aggregate, fact);
    return this;
  }

  /// All events so far.
  public List<DomainEventMessage<?>> events() {
    return List.copyOf(events);
  }

  /// When the n-th event, from 0, happened, unless the time was said.
  public static Instant at(int n) {
    return START.plusMillis(n);
  }

  private void add(String type, String aggregate, Object fact) {
    long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
    events.add(
        new GenericDomainEventMessage<>(
            type, aggregate, sequence, GenericMessage.asMessage(fact).andMetaData(metadata), now));
    now = now.plusMillis(1);
  }
}
