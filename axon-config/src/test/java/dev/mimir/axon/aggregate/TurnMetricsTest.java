package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.session.Recent.Request;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent.RequestKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnMetricsTest {
  private static final PlaySession SUSPEND =
      new PlaySession("default/session/a", new Suspend(null));

  private static final Played REPEATED =
      new Played.Repeated(new Request(new RequestKey("key", "digest"), 1, 2L));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final TurnMetrics turns = new TurnMetrics(registry, nanos::get);

  @Test
  void counts_turns_by_command_and_outcome() {
    turns.ended(SUSPEND, turns.begin(), null);
    turns.ended(SUSPEND, turns.begin(), REPEATED);
    assertThat(count("failed")).isEqualTo(1);
    assertThat(count("repeated")).isEqualTo(1);
    assertThat(count("done")).isZero();
  }

  @Test
  void tells_how_long_turns_took_and_which_sessions_are_active() {
    done(Duration.ofMillis(3));
    done(Duration.ofMillis(4));
    Timer duration = registry.get("mimir.turn.duration").tag("command", "suspend").timer();
    assertThat(duration.count()).isEqualTo(2);
    assertThat(duration.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
    assertThat(registry.get("mimir.sessions.active").gauge().value()).isEqualTo(1);
  }

  @Test
  void commands_to_other_aggregates_are_no_turns() {
    turns.ended(new ArchiveGraph("default/graph/a"), turns.begin(), "done");
    assertThat(registry.find("mimir.turns").counter()).isNull();
  }

  @Test
  void allocates_nothing_per_turn() {
    Played done = done(Duration.ZERO);
    for (int i = 0; i < 20_000; i++) {
      turns.ended(SUSPEND, turns.begin(), done);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20_000; i++) {
      turns.ended(SUSPEND, turns.begin(), done);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated / 20_000).isZero();
  }

  @SuppressWarnings("NullAway") // nobody looks at the view
  private Played done(Duration took) {
    long begun = turns.begin();
    nanos.addAndGet(took.toNanos());
    Played done = new Played.Done(null, Map.of());
    turns.ended(SUSPEND, begun, done);
    return done;
  }

  private double count(String outcome) {
    Counter counter =
        registry.get("mimir.turns").tag("command", "suspend").tag("outcome", outcome).counter();
    return counter.count();
  }
}
