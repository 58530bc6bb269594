package dev.mimir.axon.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The events of an aggregate, read page by page so that no cursor stays open.
public final class AggregateRows implements Iterator<StoredEvent> {

  private static final int PAGE = 500;

  /// Reads events of an aggregate.
  @FunctionalInterface
  public interface Pages {
    /// At most `limit` events from a sequence number on; fewer are the last.
    List<StoredEvent> read(String aggregateId, long from, int limit);
  }

  private final Pages pages;
  private final String aggregateId;
  private final Consumer<StoredEvent> endOfPage;
  private long next;
  private int wanted;
  private boolean more = true;
  private Iterator<StoredEvent> page = Collections.emptyIterator();

  private AggregateRows(
      Pages pages, String aggregateId, long first, int wanted, Consumer<StoredEvent> endOfPage) {
    this.wanted = wanted;
    this.pages = pages;
    this.aggregateId = aggregateId;
    this.next = first;
    this.endOfPage = endOfPage;
  }

  /// @param wanted how many at most
  /// @param endOfPage hears of the last event of each page
  public static Stream<StoredEvent> of(
      Pages pages, String aggregateId, long first, int wanted, Consumer<StoredEvent> endOfPage) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new AggregateRows(pages, aggregateId, first, wanted, endOfPage),
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
    int size = Math.min(wanted, PAGE);
    List<StoredEvent> events = pages.read(aggregateId, next, size);
    wanted -= size;
    more = events.size() == size && wanted > 0;
    if (!events.isEmpty()) {
      StoredEvent last = events.getLast();
      next = last.sequence() + 1;
      endOfPage.accept(last);
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
