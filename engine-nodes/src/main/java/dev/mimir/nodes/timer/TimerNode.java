package dev.mimir.nodes.timer;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Type;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Waits for a span of time, or until an instant.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class TimerNode implements NodeType<TimerNode.Config> {
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /// Exactly one of the two.
  ///
  /// @param after how long it waits
  /// @param until the instant, as `time` gives it or as ISO-8601 text
  @Doc("Waits for a span of time, or until an instant, over restarts too.")
  public record Config(
      @Doc("How long it waits, e.g. `PT30S`.") @Nullable Duration after,
      @Doc(
              "The instant: an expression that gives a time, e.g. `time + duration('1h')`, or"
                  + " ISO-8601 text with an offset.")
          @Nullable Expression until) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("timer", Config.class).shortFor("after").waiting().checked(TimerNode::check);
  }

  private static void check(Config config, Report report) {
    if ((config.after() == null) == (config.until() == null)) {
      report.problem("", "give either 'after' or 'until'");
    }
    Expression until = config.until();
    if (until != null && !mayBeTime(until.type())) {
      report.mismatch("/until", "expected a time or a text, not " + until.type().describe());
    }
    checkConstant(until, report);
  }

  private static void checkConstant(@Nullable Expression until, Report report) {
    if (until != null && until.constant().orElse(null) instanceof String text) {
      try {
        parsed(text);
      } catch (DateTimeParseException _) {
        report.problem("/until", wrong(text));
      }
    }
  }

  private static boolean mayBeTime(Type type) {
    return type instanceof Type.Timestamp
        || type instanceof Type.Str
        || type instanceof Type.Enumeration
        || type instanceof Type.Dyn;
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Instant due =
        config.until() == null
            ? context.now().plus(Objects.requireNonNull(config.after()))
            : instant(context.evaluate(config.until()));
    if (due.isAfter(LAST)) {
      throw new NodeFailure("BAD_TIME", "nothing waits beyond the year 9999");
    }
    return Outcome.await(Awaited.until(due));
  }

  @Override
  public Outcome expired(Config config, Wait wait, NodeContext context) {
    return Outcome.next();
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    String text = String.valueOf(value);
    try {
      return parsed(text);
    } catch (DateTimeParseException _) {
      throw new NodeFailure("BAD_TIME", wrong(text));
    }
  }

  private static Instant parsed(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String wrong(String text) {
    String shown = text.length() <= 60 ? text : text.substring(0, 59) + "…";
    return "'" + shown + "' is no time; write it like 2026-01-31T12:00:00Z";
  }
}
