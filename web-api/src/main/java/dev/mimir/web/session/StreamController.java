package dev.mimir.web.session;

import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Sends a session's events as they happen, and what models write as they write it.
@RestController
@RequestMapping("/api/v2/sessions/{id}")
@Tag(name = "Players")
class StreamController {
  private final Followers followers;
  private final Sockets sockets;

  StreamController(Followers followers, Sockets sockets) {
    this.followers = followers;
    this.sockets = sockets;
  }

  /// Goes on after the method, on a virtual thread of its own with little on its stack.
  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow a session",
      description =
          "Server-Sent Events: `event` with the sequence as its id and an item of the event log as"
              + " its data; `delta` `{effect_id, offset, text}` with what a model writes, on"
              + " connecting the text so far; a comment every 15 seconds. `Last-Event-ID` goes on"
              + " without a gap or a repeat; without it and without `after` it begins at sequence"
              + " 0. Who does not read for 10 seconds what is sent is cut off. The same over"
              + " WebSocket: `/api/v2/sessions/{id}/socket`.")
  @Answers(media = MediaType.TEXT_EVENT_STREAM_VALUE, fails = ErrorCode.SESSION_NOT_FOUND)
  StreamingResponseBody streamSession(
      Exchange exchange,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "-1"))
          @RequestParam(required = false)
          @Nullable String after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response) {
    long known =
        last == null
            ? Numbers.between(-1, Long.MAX_VALUE, "after", after, -1)
            : Numbers.between(-1, Long.MAX_VALUE, "Last-Event-ID", last, -1);
    Follower follower = followers.follower(exchange.caller(), SessionIds.id(id), known);
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Not to the stream that it is given: that one is flushed only at its end.
    return _ -> followers.serve(follower, new EventStream(response.getOutputStream()));
  }

  @GetMapping("/socket")
  @Operation(
      summary = "Follow and play a session",
      description =
          "A WebSocket with messages of JSON. From the server: `{type: event, id, data}` and `{type:"
              + " delta, effect_id, offset, text}`, as in the stream. From the client: `{type: input,"
              + " choice | text | value, player_id?, wait_id?, key?}`, answered by `{type: accepted,"
              + " key?, status, turn, sequence, repeated}` or `{type: refused, key?, error_code,"
              + " message, errors?}` with the codes of `POST …/input`; `key` is the"
              + " `Idempotency-Key`. `after` goes on without a gap or a repeat.")
  @Answers(
      status = 101,
      fails = {ErrorCode.SESSION_NOT_FOUND, ErrorCode.FORBIDDEN})
  void openSocket(
      Exchange exchange,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "-1"))
          @RequestParam(required = false)
          @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long known = Numbers.between(-1, Long.MAX_VALUE, "after", after, -1);
    sockets.open(exchange, SessionIds.id(id), known, request, response);
  }
}
