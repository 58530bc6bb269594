package dev.mimir.nodes.model;

import dev.mimir.model.ModelConfig;
import dev.mimir.nodes.model.ChatException.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Which configurations are to be left alone for a while: those that said when to come again, and
/// those of whose last ten calls half were ill. After ten seconds two calls are let through to see.
final class Health {
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int LAST = 10;
  private static final int FEWEST = 5;
  private static final int PROBES = 2;

  private final Clock clock;
  private final CircuitBreakerConfig rules;
  private final ConcurrentHashMap<String, Patient> patients = new ConcurrentHashMap<>();

  Health(Clock clock) {
    this.clock = clock;
    this.rules =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(LAST)
            .minimumNumberOfCalls(FEWEST)
            .failureRateThreshold(50)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .clock(clock)
            .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
            .build();
  }

  /// The health of a configuration; a changed one starts anew.
  Patient of(String tenant, ModelConfig config) {
    return patients.compute(
        tenant + "/" + config.configId(),
        (key, known) ->
            known != null && known.since.equals(config.updatedAt())
                ? known
                : new Patient(CircuitBreaker.of(key, rules), config.updatedAt()));
  }

  /// One configuration.
  final class Patient {
    private final CircuitBreaker breaker;
    private final Instant since;
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

    private Patient(CircuitBreaker breaker, Instant since) {
      this.breaker = breaker;
      this.since = since;
    }

    /// Asks to make a call; each permission has to be followed by one of the others.
    ///
    /// @throws ChatException when it is to be left alone
    void enter() throws ChatException {
      Duration rest = Duration.between(clock.instant(), restsUntil.get());
      if (rest.isPositive()) {
        throw new ChatException(
            Kind.RATE_LIMITED,
            "Asked to be left alone for another %d ms.".formatted(rest.toMillis()),
            rest);
      }
      if (!breaker.tryAcquirePermission()) {
        throw new ChatException(
            Kind.CIRCUIT_OPEN, "Failed too often of late; it is left alone for a while.", REST);
      }
    }

    void worked(long nanos) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos, ChatException failure) {
      if (failure.kind().ill()) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
      } else {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      }
      @Nullable Duration rest = failure.retryAfter();
      if (rest != null) {
        restsUntil.set(clock.instant().plus(rest));
      }
    }

    /// The call came to nothing for reasons of ours.
    void cancelled() {
      breaker.releasePermission();
    }
  }
}
