package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ActiveSessionsTest {
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final ActiveSessions active = new ActiveSessions(nanos::get);

  @Test
  void counts_a_session_once_however_many_turns_it_has() {
    active.played("default/session/a");
    active.played("default/session/b");
    active.played("default/session/a");
    assertThat(active.count()).isEqualTo(2);
  }

  @Test
  void forgets_a_session_a_minute_after_its_latest_turn() {
    active.played("default/session/a");
    pass(Duration.ofSeconds(40));
    active.played("default/session/b");
    pass(Duration.ofSeconds(19));
    assertThat(active.count()).isEqualTo(2);
    pass(Duration.ofSeconds(1));
    assertThat(active.count()).isEqualTo(1);
    pass(Duration.ofSeconds(40));
    assertThat(active.count()).isZero();
  }

  @Test
  void counts_many_sessions_nearly() {
    for (int i = 0; i < 100_000; i++) {
      active.played("default/session/" + new UUID(i * 0x9E3779B97F4A7C15L, i));
    }
    assertThat((double) active.count()).isCloseTo(100_000, Percentage.withPercentage(2));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
