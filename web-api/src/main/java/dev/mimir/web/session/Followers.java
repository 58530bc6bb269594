package dev.mimir.web.session;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.Sessions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All who follow sessions on this server. They end when the server stops, so that nothing waits
/// for them.
@Component
class Followers implements SmartLifecycle {
  /// Reads at a time, so that those who play find connections to the database however many follow.
  private static final int READS = 4;

  private final Sessions sessions;
  private final Deltas deltas;
  private final StreamProperties properties;
  private final Semaphore reads = new Semaphore(READS, true);
  private final Set<Follower> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Followers(Sessions sessions, Deltas deltas, StreamProperties properties, MeterRegistry meters) {
    this.sessions = sessions;
    this.deltas = deltas;
    this.properties = properties;
    Gauge.builder("mimir.streams.open", open, Set::size)
        .description("Who follows sessions on this server")
        .register(meters);
  }

  /// @param after the last sequence that the client knows, -1 for none
  /// @throws dev.mimir.web.http.ApiException when there is no such session
  Follower follower(Caller caller, String session, long after) {
    if (read(caller, session, -1, 1).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    Follower.Log log = (known, limit) -> read(caller, session, known, limit).orElseGet(List::of);
    return new Follower(log, sessions, deltas, caller, session, after, properties.heartbeat());
  }

  private Optional<List<LogEntry>> read(Caller caller, String session, long after, int limit) {
    reads.acquireUninterruptibly();
    try {
      return sessions.events(caller, session, after, limit);
    } finally {
      reads.release();
    }
  }

  /// Serves a client, on the present thread, until either side ends it.
  void serve(Follower follower, Follower.Client client) {
    open.add(follower);
    try {
      if (running) {
        follower.serve(client);
      }
    } catch (IOException _) {
      // whoever wants more comes again and goes on
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(follower);
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(Follower::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
