package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Events and snapshots in memory. It outlives the server that serves it, as a disk would.
public final class StubLog {
  private final List<Event> events = new ArrayList<>();
  private final Map<String, List<Event>> aggregates = new HashMap<>();
  private final Map<String, List<Event>> snapshots = new HashMap<>();
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  /// Stores all or none.
  ///
  /// @return what is wrong; empty when they were stored
  String append(List<Event> turn) {
    synchronized (this) {
      String wrong = wrong(turn);
      if (!wrong.isEmpty()) {
        return wrong;
      }
      turn.forEach(event -> {
        events.add(event);
        ofAggregate(event.getAggregateIdentifier()).add(event);
      });
    }
    listeners.forEach(Runnable::run);
    return "";
  }

  private String wrong(List<Event> turn) {
    Map<String, Long> next = new HashMap<>();
    for (Event event : turn) {
      String id = event.getAggregateIdentifier();
      long expected = next.getOrDefault(id, (long) ofAggregate(id).size());
      if (event.getAggregateSequenceNumber() != expected) {
        return "Invalid sequence number %d for aggregate %s, expected %d"
            .formatted(event.getAggregateSequenceNumber(), id, expected);
      }
      next.put(id, expected + 1);
    }
    return "";
  }

  private List<Event> ofAggregate(String id) {
    return aggregates.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  /// How many events there are.
  public synchronized long size() {
    return events.size();
  }

  synchronized Event at(long token) {
    return events.get((int) token);
  }

  /// An aggregate's events.
  ///
  /// @param last 0 for all
  public synchronized List<Event> aggregate(String id, long first, long last) {
    List<Event> all = aggregates.getOrDefault(id, List.of());
    long end = last == 0 ? all.size() : Math.min(all.size(), last + 1);
    return first >= end ? List.of() : List.copyOf(all.subList((int) first, (int) end));
  }

  /// Puts another event in the place of a stored one, as a forger would.
  public synchronized void replace(String id, int sequence, Event forged) {
    Event stored = aggregates.getOrDefault(id, List.of()).get(sequence);
    events.set(events.indexOf(stored), forged);
    ofAggregate(id).set(sequence, forged);
  }

  /// Loses the latest events, as a server does whose machine died before they were on disk.
  public synchronized void lose(int count) {
    for (int i = 0; i < count; i++) {
      ofAggregate(events.removeLast().getAggregateIdentifier()).removeLast();
    }
  }

  synchronized long tokenAt(long instant) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).getTimestamp() >= instant) {
        return i;
      }
    }
    return -1;
  }

  synchronized void snapshot(Event snapshot) {
    snapshots
        .computeIfAbsent(snapshot.getAggregateIdentifier(), _ -> new ArrayList<>())
        .add(snapshot);
  }

  /// Snapshots of an aggregate, newest first.
  public synchronized List<Event> snapshots(String id) {
    return snapshots.getOrDefault(id, List.of()).reversed().stream().toList();
  }

  /// Calls after every append.
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
