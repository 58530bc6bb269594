package dev.mimir.web.session;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.Sessions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Follows a session for one client: each event once, in order, and what models write before the
/// event that has it whole. Nothing is kept for a client but how far it is; it gets what it has not
/// got as soon as it has taken what it was sent before.
final class Follower {
  /// When to try again what cannot be read.
  private static final Duration LATER = Duration.ofSeconds(1);

  /// Events in memory at a time.
  private static final int PAGE = 64;

  private final Log log;
  private final Sessions sessions;
  private final Deltas deltas;
  private final Caller caller;
  private final String session;
  private final long heartbeat;
  private final Semaphore news = new Semaphore(0);
  private long after;
  private volatile boolean moved = true;
  private volatile boolean stopped;

  /// The log that is followed.
  @FunctionalInterface
  interface Log {
    /// At most `limit` events after a sequence.
    ///
    /// @throws EngineUnavailableException when it cannot be read just now
    List<LogEntry> after(long sequence, int limit);
  }

  /// Where it all goes. Whatever is thrown ends the following.
  interface Client {
    void event(LogEntry event) throws IOException;

    void delta(Delta delta) throws IOException;

    /// Nothing has to be told but that the connection stands.
    void alive() throws IOException;

    /// What was given so far is to be on its way.
    default void flush() throws IOException {}
  }

  /// @param after the last sequence that the client knows, -1 for none
  /// @param heartbeat after how long in which nothing was to tell the client is told that
  Follower(
      Log log,
      Sessions sessions,
      Deltas deltas,
      Caller caller,
      String session,
      long after,
      Duration heartbeat) {
    this.log = log;
    this.sessions = sessions;
    this.deltas = deltas;
    this.caller = caller;
    this.session = session;
    this.after = after;
    this.heartbeat = heartbeat.toNanos();
  }

  /// Ends it, soon.
  void stop() {
    stopped = true;
    news.release();
  }

  /// Serves a client until it goes away or {@link #stop} is called.
  void serve(Client client) throws IOException, InterruptedException {
    try (var _ = sessions.follow(caller, session, this::moved);
        var texts = deltas.follow(caller.tenant(), session, news::release)) {
      long spoken = System.nanoTime();
      client.alive();
      client.flush();
      while (!stopped) {
        if (send(texts, client)) {
          client.flush();
          continue;
        }
        long quiet = System.nanoTime() - spoken;
        if (quiet >= heartbeat) {
          spoken = System.nanoTime();
          client.alive();
          client.flush();
          moved = true;
        } else {
          await(heartbeat - quiet);
        }
      }
    }
  }

  private void await(long nanos) throws InterruptedException {
    if (!moved) {
      boolean _ = news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
      news.drainPermits();
    }
  }

  private void moved() {
    moved = true;
    news.release();
  }

  /// The events are read first and told last: whatever was written before them is told before them.
  private boolean send(Deltas.Reading texts, Client client)
      throws IOException, InterruptedException {
    List<LogEntry> events = events();
    boolean any = !events.isEmpty();
    for (List<Delta> parts = texts.next(); !parts.isEmpty(); parts = texts.next()) {
      any = true;
      for (Delta part : parts) {
        client.delta(part);
      }
    }
    for (LogEntry event : events) {
      client.event(event);
      after = event.sequence();
    }
    return any;
  }

  private List<LogEntry> events() throws InterruptedException {
    if (!moved) {
      return List.of();
    }
    moved = false;
    try {
      List<LogEntry> page = log.after(after, PAGE);
      if (page.size() == PAGE) {
        moved = true;
      }
      return page;
    } catch (EngineUnavailableException _) {
      Thread.sleep(LATER);
      moved = true;
      return List.of();
    }
  }
}
