package dev.mimir.web.session;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.SessionCommand;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Fault;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.Refusals;
import dev.mimir.web.http.RequestReader;
import dev.mimir.web.http.WebJson;
import dev.mimir.web.overload.Admission;
import dev.mimir.web.overload.Place;
import dev.mimir.web.ratelimit.RateLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Plays turns for messages that come over sockets.
@Component
class SocketInputs {
  private static final Logger LOG = LoggerFactory.getLogger(SocketInputs.class);

  private final Turns turns;
  private final Admission admission;
  private final RateLimits limits;

  SocketInputs(Turns turns, Admission admission, RateLimits limits) {
    this.turns = turns;
    this.admission = admission;
    this.limits = limits;
  }

  /// A message as it comes.
  record Message(
      String type,
      @Nullable String key,
      @Nullable String playerId,
      @Nullable String choice,
      @Nullable String text,
      @Nullable JsonNode value,
      @Nullable Long waitId)
      implements JsonBody {

    InputBody body() {
      return new InputBody(playerId, choice, text, value, waitId);
    }
  }

  /// What is answered.
  private sealed interface Answer {}

  private record Accepted(
      String type, @Nullable String key, String status, long turn, long sequence, boolean repeated)
      implements Answer {}

  private record Refused(
      String type,
      @Nullable String key,
      ErrorCode errorCode,
      String message,
      @Nullable List<Fault> errors)
      implements Answer {}

  /// Plays what a message asks for.
  ///
  /// @return the answer, JSON
  String answer(Exchange exchange, String session, String json) {
    @Nullable String key = null;
    try {
      Message message = RequestReader.read(json.getBytes(StandardCharsets.UTF_8), Message.class);
      key = message.key();
      return WebJson.ANSWERS.writeValueAsString(played(exchange, session, message));
    } catch (RuntimeException failed) {
      return WebJson.ANSWERS.writeValueAsString(refused(exchange, key, failed));
    }
  }

  private Answer played(Exchange exchange, String session, Message message) {
    if (!"input".equals(message.type())) {
      throw ApiException.invalid("/type", "Has to be input.");
    }
    IdempotencyKey key = IdempotencyKey.checked("/key", message.key());
    Reply.Done done = decided(exchange, session, message.body().command(key));
    SessionView view = done.view();
    return new Accepted(
        "accepted", message.key(), view.status(), view.turn(), view.sequence(), done.repeated());
  }

  private Reply.Done decided(Exchange exchange, String session, SessionCommand command) {
    try (Place _ = admission.entered()) {
      limits.counted(exchange.tenantId(), session);
      return turns.decided(exchange, session, command);
    }
  }

  private static Answer refused(Exchange exchange, @Nullable String key, RuntimeException failed) {
    ApiException refusal = Refusals.of(failed);
    if (refusal.code() == ErrorCode.INTERNAL_ERROR) {
      LOG.error("A message of {} failed", exchange.requestId(), failed);
    }
    List<Fault> faults = refusal.faults();
    return new Refused(
        "refused", key, refusal.code(), refusal.message(), faults.isEmpty() ? null : faults);
  }
}
