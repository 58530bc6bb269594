package dev.mimir.nodes.model;

import static dev.mimir.nodes.model.fake.Behaviour.answering;
import static dev.mimir.nodes.model.fake.Behaviour.failing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.effect.EffectException;
import dev.mimir.nodes.model.fake.FakeModelServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final FakeModelServer server = new FakeModelServer();
  private final FakeModelServer other = new FakeModelServer();
  private final MemorySettings settings = new MemorySettings();
  private final Hand hand = new Hand();
  private final Asked asked = new Asked(settings, hand);

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void leaves_a_failing_provider_alone_and_looks_again_later() {
    settings.add("local", server.url(), Map.of());
    server.usually(failing(500));
    for (int i = 0; i < 5; i++) {
      assertThat(asked.failure().code()).isEqualTo("SERVER_ERROR");
    }
    EffectException open = asked.failure();
    assertThat(open.code()).isEqualTo("CIRCUIT_OPEN");
    assertThat(open.retryable()).isTrue();
    assertThat(open.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(server.received()).hasSize(5);

    hand.move(Duration.ofSeconds(11));
    server.usually(answering("Good day."));
    for (int i = 0; i < 5; i++) {
      assertThat(asked.ask().value()).containsEntry("text", "Good day.");
    }
    assertThat(server.received()).hasSize(10);
  }

  @Test
  void asks_the_next_one_meanwhile() {
    settings.route(
        "route",
        List.of(settings.add("a", server.url(), Map.of())),
        settings.add("b", other.url(), Map.of()));
    server.usually(failing(502));
    for (int i = 0; i < 8; i++) {
      assertThat(asked.ask("provider", "route").value()).containsEntry("config_id", "b");
    }
    assertThat(server.received()).hasSize(5);
    assertThat(other.received()).hasSize(8);
  }

  @Test
  void blames_nobody_for_requests_that_are_refused() {
    settings.add("local", server.url(), Map.of());
    server.usually(failing(400));
    for (int i = 0; i < 12; i++) {
      assertThat(asked.failure().code()).isEqualTo("BAD_REQUEST");
    }
  }

  @Test
  void forgets_what_was_when_the_configuration_changes() {
    settings.add("local", server.url(), Map.of());
    server.usually(failing(500));
    for (int i = 0; i < 6; i++) {
      asked.failure();
    }
    settings.touch("local");
    server.usually(answering("Good day."));
    assertThat(asked.ask().value()).containsEntry("text", "Good day.");
  }

  /// A clock that is moved by hand.
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
