package dev.mimir.web.session;

import dev.mimir.engine.Deltas;
import dev.mimir.engine.Sessions;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Sends a session's events as they happen, and what models write as they write it. All streams end
/// when the server stops, so that nothing waits for them.
@RestController
@RequestMapping("/api/v2/sessions/{id}")
@Tag(name = "Players")
class StreamController implements SmartLifecycle {
  private final Sessions sessions;
  private final Deltas deltas;
  private final Set<SessionStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  StreamController(Sessions sessions, Deltas deltas) {
    this.sessions = sessions;
    this.deltas = deltas;
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow a session",
      description =
          "Server-Sent Events: `event` with the sequence as its id, `delta` with what a model"
              + " writes, a comment every 15 seconds. `Last-Event-ID` goes on without a gap.")
  @Answers(media = MediaType.TEXT_EVENT_STREAM_VALUE, fails = ErrorCode.SESSION_NOT_FOUND)
  SseEmitter streamSession(
      Exchange exchange,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "-1"))
          @RequestParam(required = false)
          @Nullable String after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    String session = SessionIds.id(id);
    long known =
        last == null
            ? Numbers.between(-1, Long.MAX_VALUE, "after", after, -1)
            : Numbers.between(-1, Long.MAX_VALUE, "Last-Event-ID", last, -1);
    if (sessions.view(exchange.caller(), session).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    SessionStream stream = new SessionStream(sessions, exchange.caller(), session, known);
    open.add(stream);
    return stream.begin(deltas, () -> open.remove(stream));
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(SessionStream::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
