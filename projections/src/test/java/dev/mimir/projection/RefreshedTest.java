package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefreshedTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean away;
  private final Refreshed<Integer> value = new Refreshed<>(this::look, nanos::get);

  private int look() {
    if (away) {
      throw new IllegalStateException("away");
    }
    return looks.incrementAndGet();
  }

  @Test
  void looks_at_most_once_a_second() {
    assertThat(value.get()).isEqualTo(1);
    pass(Duration.ofMillis(999));
    assertThat(value.get()).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(value.get()).isEqualTo(2);
  }

  @Test
  void gives_the_last_one_while_the_source_fails_but_not_for_ever() {
    assertThat(value.get()).isEqualTo(1);
    away = true;
    pass(Duration.ofSeconds(59));
    assertThat(value.get()).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(value.get()).isNull();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
