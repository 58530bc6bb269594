package dev.mimir.web.session;

import dev.mimir.engine.Fairness;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.projection.Slice;
import dev.mimir.projection.search.SearchQuery;
import dev.mimir.projection.transcript.TranscriptItem;
import dev.mimir.projection.transcript.TranscriptQueries;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Numbers;
import dev.mimir.web.http.SliceQuery;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows one session.
@RestController
@RequestMapping(path = "/api/v2/sessions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Players")
class SessionController {
  private final Sessions sessions;
  private final TranscriptQueries transcripts;

  SessionController(Sessions sessions, TranscriptQueries transcripts) {
    this.sessions = sessions;
    this.transcripts = transcripts;
  }

  @GetMapping
  @Operation(summary = "View of a session", description = "Always current.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<SessionView> sessionView(Exchange exchange, @PathVariable String id) {
    return exchange.answer(
        "Session.",
        sessions.view(exchange.caller(), SessionIds.id(id)).orElseThrow(SessionIds::noSuchSession));
  }

  @GetMapping("/events")
  @Operation(summary = "Event log of a session")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Slice<LogEntry>> sessionEvents(
      Exchange exchange, @PathVariable String id, SliceQuery slice) {
    List<LogEntry> events =
        sessions
            .events(exchange.caller(), SessionIds.id(id), slice.after(), slice.fetch())
            .orElseThrow(SessionIds::noSuchSession);
    return exchange.answer("Events.", Slice.of(events, slice.limit(), LogEntry::sequence));
  }

  @GetMapping("/state")
  @Operation(summary = "View of a session as it was", description = "Right after an event.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<SessionView> sessionState(
      Exchange exchange,
      @PathVariable String id,
      @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "0")) @RequestParam
          String at) {
    String session = SessionIds.id(id);
    long sequence = Numbers.between(0, Long.MAX_VALUE, "at", at, 0);
    return exchange.answer(
        "Session as it was.",
        sessions
            .viewAt(exchange.caller(), session, sequence)
            .orElseThrow(() -> SessionIds.noSuchEvent(sessions, exchange, session)));
  }

  @GetMapping("/fairness")
  @Operation(
      summary = "What proves the draws fair",
      description = "The commitment; once the session has ended also the seed and every roll.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Fairness> sessionFairness(Exchange exchange, @PathVariable String id) {
    return exchange.answer(
        "Fairness.",
        sessions
            .fairness(exchange.caller(), SessionIds.id(id))
            .orElseThrow(SessionIds::noSuchSession));
  }

  @GetMapping("/transcript")
  @Operation(
      summary = "What the players saw and did",
      description = "With `q` only where they saw or typed such words, as of `/transcripts`.")
  @Answers(fails = ErrorCode.SESSION_NOT_FOUND)
  Envelope<Slice<TranscriptItem>> sessionTranscript(
      Exchange exchange,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String q,
      SliceQuery slice) {
    String session = SessionIds.id(id);
    SearchQuery words = q == null ? null : SearchWords.of(q);
    Slice<TranscriptItem> read =
        transcripts.read(
            exchange.tenantId(), UUID.fromString(session), words, slice.after(), slice.limit());
    if (read.items().isEmpty() && sessions.view(exchange.caller(), session).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    return exchange.answer("Transcript.", read);
  }
}
