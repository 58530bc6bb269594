package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.projection.transcript.TranscriptModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessorMetricsTest {
  private static final UUID ONE = new UUID(1, 1);

  private final ReadModel transcript = new TranscriptModel();
  private final ReadSide readSide = new ReadSide(List.of(transcript), 2);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void tells_what_was_taken_in_and_what_is_parked() {
    readSide
        .database()
        .sql()
        .query("alter table transcript_2 add constraint refused check (text <> 'poison')")
        .execute();
    readSide.metrics().bindTo(registry);
    readSide.start();
    readSide.publish(new Log().session("acme", ONE, shown("a", "one"), shown("a", "poison")));
    readSide.caughtUp();
    soon("mimir.processor.parked.events", 1);
    soon("mimir.processor.lag.events", 0);
    soon("mimir.processor.lag", 0);
    soon("mimir.processor.running", 1);
    soon("mimir.processor.failing", 0);
    soon("mimir.rebuild.failed", 0);
    soon("mimir.rebuild.progress", 1);
    assertThat(registry.get("mimir.processor.events").functionCounter().count()).isEqualTo(2);
    assertThat(batches("committed")).isPositive();
    assertThat(batches("rolled_back")).isZero();
  }

  @Test
  void tells_how_far_a_processor_is_behind_that_nobody_runs() {
    readSide.start();
    readSide.publish(new Log().session("acme", ONE, shown("a", "one"))).caughtUp();
    readSide.processor(transcript).shutDown();
    readSide.publish(new Log().session("acme", new UUID(1, 2), shown("a", "b"), shown("a", "c")));
    readSide.metrics().bindTo(registry);
    soon("mimir.processor.running", 0);
    soon("mimir.processor.lag.events", 2);
    assertThat(registry.get("mimir.processor.lag").gauge().value()).isPositive();
  }

  @Test
  void knows_nothing_while_the_database_does_not_answer() {
    readSide.metrics().bindTo(registry);
    readSide.close();
    assertThat(registry.get("mimir.processor.lag.events").gauge().value()).isNaN();
  }

  private void soon(String metric, double value) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(registry.get(metric).gauge().value()).as(metric).isEqualTo(value));
  }

  private double batches(String outcome) {
    return registry
        .get("mimir.processor.batches")
        .tag("outcome", outcome)
        .functionCounter()
        .count();
  }
}
