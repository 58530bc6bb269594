package dev.mimir.projection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptExecutorTest {
  private final PromptExecutor executor = new PromptExecutor("test");

  @AfterEach
  void close() {
    executor.shutdownNow();
  }

  @Test
  void comes_back_at_once_when_a_buffer_was_full() {
    assertThat(executor.schedule(() -> {}, 100, MILLISECONDS).getDelay(MILLISECONDS))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void keeps_every_other_time() {
    assertThat(executor.schedule(() -> {}, 3_600_000, MILLISECONDS).getDelay(MILLISECONDS))
        .isGreaterThan(100);
    assertThat(PromptExecutor.notForRoom(100)).isEqualTo(101);
    assertThat(PromptExecutor.notForRoom(500)).isEqualTo(500);
  }
}
