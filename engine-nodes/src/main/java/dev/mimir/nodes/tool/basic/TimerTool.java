package dev.mimir.nodes.tool.basic;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Members;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Computes with the session's time, which is the instant of the turn in the log, so that a replay
/// computes the same.
@AutoService(Tool.class)
public final class TimerTool implements Tool {

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "timer",
        "The time of the session: now, a time later or earlier, the time between two, or a time as"
            + " text.",
        """
        { "type": "object", "required": ["op"], "additionalProperties": false, "properties": {
            "op": { "enum": ["now", "add", "difference", "format"] },
            "time": { "type": "string", "maxLength": 64, "description": "For add and format: an ISO-8601 time; now when left out." },
            "duration": { "type": "string", "maxLength": 64, "description": "For add: ISO-8601, e.g. PT90M or -P1D." },
            "from": { "type": "string", "maxLength": 64, "description": "For difference: an ISO-8601 time." },
            "to": { "type": "string", "maxLength": 64, "description": "For difference: an ISO-8601 time; now when left out." },
            "pattern": { "type": "string", "maxLength": 64, "description": "For format, e.g. EEEE, d MMMM, HH:mm" },
            "zone": { "type": "string", "maxLength": 64, "description": "For format, e.g. Europe/Oslo; UTC when left out." },
            "language": { "type": "string", "maxLength": 16, "description": "For format, e.g. zh; en when left out." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "string", "description": "The time, the duration, or the text." },
            "seconds": { "type": "integer", "description": "For difference: the same in seconds." } } }
        """);
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Instant now = context.session().time();
    try {
      return switch (arguments.text("op")) {
        case "now" -> Map.of("value", now.toString());
        case "add" -> Map.of("value", later(arguments, now).toString());
        case "difference" -> difference(arguments, now);
        default -> Map.of("value", text(arguments, now));
      };
    } catch (DateTimeException | ArithmeticException wrong) {
      throw Arguments.wrong(String.valueOf(wrong.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw Arguments.wrong("'pattern' is none: " + wrong.getMessage());
    }
  }

  private static Instant later(Arguments arguments, Instant now) {
    return time(arguments, "time", now).plus(Duration.parse(arguments.text("duration")));
  }

  private static Map<String, Object> difference(Arguments arguments, Instant now) {
    Instant from = time(arguments, "from", Instant.MIN);
    if (from.equals(Instant.MIN)) {
      throw Arguments.wrong("the argument 'from' is missing");
    }
    Duration between = Duration.between(from, time(arguments, "to", now));
    return Members.of("value", between.toString(), "seconds", between.toSeconds());
  }

  private static String text(Arguments arguments, Instant now) {
    ZonedDateTime time =
        time(arguments, "time", now).atZone(ZoneId.of(arguments.text("zone", "UTC")));
    Locale language = Locale.forLanguageTag(arguments.text("language", "en"));
    return DateTimeFormatter.ofPattern(arguments.text("pattern", "yyyy-MM-dd HH:mm"), language)
        .format(time);
  }

  private static Instant time(Arguments arguments, String name, Instant otherwise) {
    return arguments.has(name) ? OffsetDateTime.parse(arguments.text(name)).toInstant() : otherwise;
  }
}
