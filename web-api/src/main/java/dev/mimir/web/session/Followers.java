package dev.mimir.web.session;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.engine.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All who follow sessions on this server. They end when the server stops, so that nothing waits
/// for them.
@Component
class Followers implements SmartLifecycle {
  private final Sessions sessions;
  private final Deltas deltas;
  private final Set<Follower> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Followers(Sessions sessions, Deltas deltas, MeterRegistry meters) {
    this.sessions = sessions;
    this.deltas = deltas;
    meters.gaugeCollectionSize("mimir.streams.open", List.of(), open);
  }

  /// @param after the last sequence that the client knows, -1 for none
  /// @throws dev.mimir.web.http.ApiException when there is no such session
  Follower follower(Caller caller, String session, long after) {
    if (sessions.events(caller, session, -1, 1).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    return new Follower(sessions, deltas, caller, session, after);
  }

  /// Serves a client, on the present thread, until either side ends it or the database cannot be
  /// read.
  void serve(Follower follower, Follower.Client client) {
    open.add(follower);
    try {
      if (running) {
        follower.serve(client);
      }
    } catch (IOException | EngineUnavailableException _) {
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
