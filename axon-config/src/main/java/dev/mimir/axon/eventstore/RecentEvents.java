package dev.mimir.axon.eventstore;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The newest events in memory, without a gap: a bounded run of pages.
final class RecentEvents {

  private final int capacity;
  private final NavigableMap<EventPosition, EventPage> pages = new TreeMap<>();
  private EventPosition end;
  private int size;

  /// @param capacity number of events; at least the newest page is kept
  RecentEvents(int capacity, EventPosition start) {
    this.capacity = capacity;
    this.end = start;
  }

  synchronized EventPosition end() {
    return end;
  }

  /// Adds the page that follows on the end.
  synchronized void add(EventPage page) {
    if (!page.from().equals(end)) {
      throw new IllegalArgumentException("a gap from " + end + " to " + page.from());
    }
    pages.put(page.from(), page);
    end = page.to();
    size += page.messages().size();
    while (size > capacity && pages.size() > 1) {
      size -= pages.pollFirstEntry().getValue().messages().size();
    }
  }

  /// Forgets everything; the run begins anew at the position.
  synchronized void restart(EventPosition position) {
    pages.clear();
    size = 0;
    end = position;
  }

  /// The events after the position, empty when there are none, absent when it is too long ago.
  synchronized Optional<EventPage> after(EventPosition position) {
    if (position.compareTo(end) >= 0) {
      return Optional.of(EventPage.empty(position));
    }
    Map.Entry<EventPosition, EventPage> page = pages.floorEntry(position);
    return page == null ? Optional.empty() : Optional.of(page.getValue().after(position));
  }
}
