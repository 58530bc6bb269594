package dev.mimir.web.idempotency;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets keys that are too old to come back.
@Component
@EnableScheduling
class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final Claims claims;
  private final Duration age;

  Forgetting(Claims claims, @Value("${mimir.idempotency-keys-kept}") Duration age) {
    this.claims = claims;
    this.age = age;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void forget() {
    try {
      LOG.debug("Forgot {} idempotency keys", claims.forget(age));
    } catch (DataAccessException e) {
      LOG.warn("Old idempotency keys could not be forgotten: {}", e.toString());
    }
  }
}
