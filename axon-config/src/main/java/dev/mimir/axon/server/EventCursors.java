package dev.mimir.axon.server;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads all events in pages, from whatever place, on streams that the server keeps filled. A
/// reader who goes on where it left off finds its stream again; one that nobody asks for any more
/// is closed.
final class EventCursors implements AutoCloseable {
  private static final int AHEAD = 1_000;
  private static final int REFILL = 250;
  private static final long UNUSED = TimeUnit.SECONDS.toNanos(5);

  /// Asks the server.
  interface Source {
    /// A stream that begins with a token.
    EventStream open(long token, int ahead, int refill);

    /// The last token, -1 when there is none.
    long last();
  }

  /// A stream that stands before a token.
  private record Cursor(EventStream stream, long next, long since) {
    boolean unused() {
      return System.nanoTime() - since > UNUSED;
    }
  }

  private final Source source;
  private final Runnable news;
  private final Duration timeout;
  private final Deque<Cursor> idle = new ArrayDeque<>();

  /// @param news called when there is something new to read at the end
  EventCursors(Source source, Runnable news, Duration timeout) {
    this.source = source;
    this.news = news;
    this.timeout = timeout;
  }

  /// The events from a token on, some at least when there are any.
  List<EventWithToken> from(long token, int limit) {
    Cursor known = take(token);
    EventStream stream = known == null ? source.open(token, AHEAD, REFILL) : known.stream;
    try {
      List<EventWithToken> page = read(stream, token, limit);
      give(stream, page.isEmpty() ? token : page.getLast().getToken() + 1, page.isEmpty());
      return page;
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private List<EventWithToken> read(EventStream stream, long token, int limit) {
    List<EventWithToken> page = new ArrayList<>();
    EventWithToken next = first(stream, token);
    while (next != null) {
      page.add(next);
      next = page.size() < limit ? stream.nextIfAvailable() : null;
    }
    return page;
  }

  private @Nullable EventWithToken first(EventStream stream, long token) {
    EventWithToken first = stream.nextIfAvailable();
    if (first != null) {
      return first;
    }
    long last = source.last();
    if (token > last + 1) {
      throw ServerFailure.unread(
          new IllegalStateException(
              "it has %d events, fewer than the %d that were read".formatted(last + 1, token)));
    }
    return token > last ? null : awaited(stream);
  }

  private EventWithToken awaited(EventStream stream) {
    try {
      EventWithToken next = stream.nextIfAvailable(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw ServerFailure.unread(stream.getError().orElse(null));
      }
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ServerFailure.unread(stopped);
    }
  }

  private synchronized @Nullable Cursor take(long token) {
    Iterator<Cursor> cursors = idle.iterator();
    while (cursors.hasNext()) {
      Cursor cursor = cursors.next();
      if (cursor.next == token || cursor.unused()) {
        cursors.remove();
        cursor.stream.onAvailable(() -> {});
        if (cursor.next == token && !cursor.stream.isClosed()) {
          return cursor;
        }
        cursor.stream.close();
      }
    }
    return null;
  }

  private void give(EventStream stream, long next, boolean atEnd) {
    synchronized (this) {
      if (idle.stream().anyMatch(other -> atEnd && other.next == next)) {
        stream.close();
        return;
      }
      idle.add(new Cursor(stream, next, System.nanoTime()));
    }
    if (atEnd) {
      stream.onAvailable(news);
    }
  }

  @Override
  public synchronized void close() {
    idle.forEach(cursor -> cursor.stream.close());
    idle.clear();
  }
}
