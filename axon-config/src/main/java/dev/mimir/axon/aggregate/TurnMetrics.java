package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.aggregate.AggregateCommand.MoveSession;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.aggregate.AggregateCommand.StartSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts what comes of the commands to sessions, and how long it took from the command to the
/// stored events, attempts anew after conflicts included. Allocates nothing per turn.
class TurnMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private record Meters(
      Timer duration, Counter done, Counter refused, Counter repeated, Counter failed) {

    Counter of(@Nullable Object answer) {
      return switch (answer) {
        case Played.Done _ -> done;
        case Played.Refused _ -> refused;
        case Played.Repeated _ -> repeated;
        case null, default -> failed;
      };
    }
  }

  private final MeterRegistry registry;
  private final LongSupplier nanoTime;
  private final ActiveSessions active;
  private final Counter conflicts;
  private final Map<Class<?>, Meters> byCommand = new ConcurrentHashMap<>();

  TurnMetrics(MeterRegistry registry, LongSupplier nanoTime) {
    this.registry = registry;
    this.nanoTime = nanoTime;
    this.active = new ActiveSessions(nanoTime);
    this.conflicts =
        Counter.builder("mimir.turns.conflicts")
            .description("Turns decided again, as another had changed the session meanwhile")
            .register(registry);
    Gauge.builder("mimir.sessions.active", active, ActiveSessions::count)
        .description("Sessions that had a turn on this server within the last minute")
        .register(registry);
  }

  long begin() {
    return nanoTime.getAsLong();
  }

  void conflict() {
    conflicts.increment();
  }

  /// @param begun from [#begin]
  /// @param answer null when there was none, because of a failure
  void ended(AggregateCommand command, long begun, @Nullable Object answer) {
    Class<?> type = type(command);
    if (type == null) {
      return;
    }
    Meters meters = byCommand.get(type);
    if (meters == null) {
      meters = byCommand.computeIfAbsent(type, this::meters);
    }
    meters.of(answer).increment();
    if (answer instanceof Played.Done) {
      meters.duration.record(nanoTime.getAsLong() - begun, TimeUnit.NANOSECONDS);
      active.played(command.aggregateId());
    }
  }

  /// What the command is called after; null when it is not to a session.
  private static @Nullable Class<?> type(AggregateCommand command) {
    return switch (command) {
      case PlaySession play -> play.command().getClass();
      case StartSession start -> start.start().getClass();
      case ForkSession fork -> fork.fork().getClass();
      case MoveSession move -> move.move().getClass();
      default -> null;
    };
  }

  private Meters meters(Class<?> type) {
    String command = type.getSimpleName().toLowerCase(Locale.ROOT);
    Timer duration =
        Timer.builder("mimir.turn.duration")
            .description("From a command to the stored events of its turn")
            .serviceLevelObjectives(BUCKETS)
            .tag("command", command)
            .register(registry);
    return new Meters(
        duration,
        counter(command, "done"),
        counter(command, "refused"),
        counter(command, "repeated"),
        counter(command, "failed"));
  }

  private Counter counter(String command, String outcome) {
    return Counter.builder("mimir.turns")
        .description("Commands to sessions, by what came of them")
        .tag("command", command)
        .tag("outcome", outcome)
        .register(registry);
  }
}
