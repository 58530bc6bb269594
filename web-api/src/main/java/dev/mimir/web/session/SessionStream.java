package dev.mimir.web.session;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.Sessions;
import dev.mimir.web.http.WebJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One client that follows a session: a virtual thread that sends what comes.
final class SessionStream {
  private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
  private static final long LOOK_AGAIN_MS = 1_000;
  private static final int PAGE = 500;

  /// Deltas that a slow client may lag behind; then the newest are left out, as their text comes
  /// whole in an event.
  private static final int MOST_DELTAS = 10_000;

  private final Sessions sessions;
  private final Caller caller;
  private final String session;
  private final SseEmitter emitter = new SseEmitter(0L);
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>(MOST_DELTAS);
  private long after;
  private volatile boolean stopped;

  /// Something to send.
  private sealed interface News {}

  /// There may be more events.
  private record Moved() implements News {}

  private record Written(Delta delta) implements News {}

  SessionStream(Sessions sessions, Caller caller, String session, long after) {
    this.sessions = sessions;
    this.caller = caller;
    this.session = session;
    this.after = after;
  }

  SseEmitter begin(Deltas deltas, Runnable done) {
    emitter.onCompletion(this::stop);
    emitter.onError(_ -> stop());
    Thread.ofVirtual().name("stream-" + session).start(() -> run(deltas, done));
    return emitter;
  }

  void stop() {
    stopped = true;
    offer(new Moved());
  }

  private void offer(News some) {
    boolean _ = news.offer(some);
  }

  private void run(Deltas deltas, Runnable done) {
    try (var _ = sessions.follow(caller, session, () -> offer(new Moved()));
        var _ = deltas.follow(caller.tenant(), session, delta -> offer(new Written(delta)))) {
      send();
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      stopped = true; // the client went away
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      done.run();
    }
  }

  private void send() throws IOException, InterruptedException {
    emitter.send(SseEmitter.event().comment("follow"));
    sendEvents();
    long spoken = System.nanoTime();
    while (!stopped) {
      @Nullable News next = news.poll(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      if (next instanceof Written(Delta delta) ? send(delta) : sendEvents()) {
        spoken = System.nanoTime();
      } else if (System.nanoTime() - spoken > HEARTBEAT) {
        emitter.send(SseEmitter.event().comment("still here"));
        spoken = System.nanoTime();
      }
    }
  }

  private boolean send(Delta delta) throws IOException {
    emitter.send(SseEmitter.event().name("delta").data(json(delta)));
    return true;
  }

  /// @return whether there were any
  private boolean sendEvents() throws IOException {
    long before = after;
    int sent = PAGE;
    while (sent == PAGE && !stopped) {
      List<LogEntry> page = sessions.events(caller, session, after, PAGE).orElse(List.of());
      for (LogEntry entry : page) {
        emitter.send(
            SseEmitter.event().id(Long.toString(entry.sequence())).name("event").data(json(entry)));
        after = entry.sequence();
      }
      sent = page.size();
    }
    return after > before;
  }

  private static String json(Object value) {
    return WebJson.ANSWERS.writeValueAsString(value);
  }
}
