package dev.mimir.axon.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The events of an aggregate, read page by page so that no cursor stays open.
final class AggregateRows implements Iterator<StoredEvent> {

  private static final int PAGE = 500;

  private final EventTable table;
  private final ChainEnds ends;
  private final String aggregateId;
  private long next;
  private boolean more = true;
  private Iterator<StoredEvent> page = Collections.emptyIterator();

  private AggregateRows(EventTable table, ChainEnds ends, String aggregateId, long first) {
    this.table = table;
    this.ends = ends;
    this.aggregateId = aggregateId;
    this.next = first;
  }

  static Stream<StoredEvent> of(EventTable table, ChainEnds ends, String aggregateId, long first) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new AggregateRows(table, ends, aggregateId, first),
            Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && more) {
      read();
    }
    return page.hasNext();
  }

  private void read() {
    List<StoredEvent> events = table.ofAggregate(aggregateId, next, PAGE);
    more = events.size() == PAGE;
    if (!events.isEmpty()) {
      StoredEvent last = events.getLast();
      next = last.sequence() + 1;
      ends.reached(aggregateId, last.sequence(), last.hash());
    }
    page = events.iterator();
  }

  @Override
  public StoredEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
