package dev.mimir.web.ratelimit;

import dev.mimir.web.http.ApiException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Refuses what is asked more often than a tenant or a session may. While the database is away
/// nothing is refused here: what is asked then fails by itself.
@Component
@EnableConfigurationProperties(RateLimitProperties.class)
public class RateLimits {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

  private final RateLimitProperties limits;
  private final Buckets buckets;
  private final Counter ofTenants;
  private final Counter ofSessions;

  RateLimits(RateLimitProperties limits, Buckets buckets, MeterRegistry metrics) {
    this.limits = limits;
    this.buckets = buckets;
    ofTenants = refused("tenant", metrics);
    ofSessions = refused("session", metrics);
  }

  private static Counter refused(String limit, MeterRegistry metrics) {
    return Counter.builder("mimir.rate.limit.refused")
        .tag("limit", limit)
        .description("Requests that were refused because too many came within a minute")
        .register(metrics);
  }

  /// Counts a request.
  ///
  /// @param session that it is for; null when it is for none
  /// @return empty when it may be made
  Optional<ApiException> count(String tenant, @Nullable String session) {
    try {
      Optional<ApiException> refused =
          session == null
              ? Optional.empty()
              : take("session", tenant + "/" + normal(session), limits.session(), ofSessions);
      return refused.isPresent() ? refused : take("tenant", tenant, limits.of(tenant), ofTenants);
    } catch (DataAccessException e) {
      LOG.debug("Nothing is limited while the database is away", e);
      return Optional.empty();
    }
  }

  /// As {@link #count}, for one who answers failures elsewhere.
  ///
  /// @throws ApiException when it may not be made
  public void counted(String tenant, String session) {
    count(tenant, session)
        .ifPresent(refused -> {
          throw refused;
        });
  }

  /// An id of a session can be written in several ways.
  private static String normal(String session) {
    return session.toLowerCase(Locale.ROOT);
  }

  private Optional<ApiException> take(
      String what, String whose, @Nullable Integer perMinute, Counter refused) {
    if (perMinute == null) {
      return Optional.empty();
    }
    return buckets
        .take(what + ":" + whose, perMinute, limits.burst())
        .map(wait -> {
          refused.increment();
          return refused(what, perMinute, wait);
        });
  }

  private static ApiException refused(String what, int perMinute, Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return ApiException.tooOften(
        "More than %d requests a minute came for this %s. Nothing was done, try again in %d s."
            .formatted(perMinute, what, seconds),
        seconds);
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void forget() {
    try {
      buckets.forget();
    } catch (DataAccessException e) {
      LOG.warn("What was asked for lately could not be forgotten: {}", e.toString());
    }
  }
}
