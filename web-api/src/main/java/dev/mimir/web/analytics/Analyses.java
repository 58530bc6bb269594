package dev.mimir.web.analytics;

import dev.mimir.engine.Sessions;
import dev.mimir.projection.Projections;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.web.analytics.Analysis.AsOf;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.FreshnessQuery;
import dev.mimir.web.session.SessionIds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Answers from a read model, and says how fresh it is.
@Component
final class Analyses {
  /// How long an answer waits for the event that it has to reflect.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Projections projections;
  private final Sessions sessions;

  Analyses(Projections projections, Sessions sessions) {
    this.projections = projections;
    this.sessions = sessions;
  }

  /// @param model name of the read model
  /// @param items asked once the read model is fresh enough
  /// @throws ApiException when it does not get as fresh in time
  <T> Envelope<Analysis<T>> answer(
      Exchange exchange,
      FreshnessQuery freshness,
      String model,
      String message,
      Supplier<List<T>> items) {
    AsOf asOf = asOf(exchange, freshness, model);
    return exchange.answer(message, Analysis.of(items.get(), asOf));
  }

  /// How fresh a read model is, once it is fresh enough.
  ///
  /// @throws ApiException when it does not get as fresh in time
  AsOf asOf(Exchange exchange, FreshnessQuery freshness, String model) {
    await(exchange, freshness, model);
    return AsOf.of(projections.status(model));
  }

  private void await(Exchange exchange, FreshnessQuery freshness, String model) {
    if (freshness.sessionId() == null) {
      return;
    }
    String id = SessionIds.id(freshness.sessionId());
    if (sessions.events(exchange.caller(), id, freshness.atLeast() - 1, 1).isEmpty()) {
      throw SessionIds.noSuchSession();
    }
    SessionKey session = new SessionKey(exchange.tenantId(), UUID.fromString(id));
    if (!projections.awaits(model, session, freshness.atLeast(), PATIENCE)) {
      throw new ApiException(
          ErrorCode.UNAVAILABLE,
          "The numbers do not reflect event "
              + freshness.atLeast()
              + " of this session yet. Try again.");
    }
  }
}
