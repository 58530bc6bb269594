package dev.mimir.nodes.tool.basic;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Works on text. Regular expressions are RE2's, which never backtrack, and their work is counted,
/// not timed, so that the same call is refused or done on every machine.
@AutoService(Tool.class)
public final class TextTool implements Tool {
  private static final int LONGEST = 65_536;
  private static final long WORK = 50_000_000;
  private static final int MOST = 1_000;

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "text",
        "Counts, slices, replaces and searches text; with regular expressions in RE2 syntax.",
        """
        { "type": "object", "required": ["op", "text"], "additionalProperties": false, "properties": {
            "op": { "enum": ["count", "slice", "replace", "split", "upper", "lower", "trim", "matches", "find", "replace_all"] },
            "text": { "type": "string", "maxLength": 65536 },
            "of": { "type": "string", "maxLength": 1000, "description": "For count: characters (when left out), words, lines, or a text whose occurrences count, with 'find'." },
            "find": { "type": "string", "minLength": 1, "maxLength": 1000, "description": "For replace and split, and for count of occurrences: a text as it stands." },
            "with": { "type": "string", "maxLength": 10000, "description": "For replace and replace_all; in the latter $1 stands for a group." },
            "from": { "type": "integer", "description": "For slice: the first character, from 0; negative counts from the end." },
            "to": { "type": "integer", "description": "For slice: the character behind the last; the end when left out." },
            "pattern": { "type": "string", "minLength": 1, "maxLength": 500, "description": "For matches, find and replace_all: an RE2 expression." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "description": "The number, the text, the list of texts, or true or false." } } }
        """);
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    String text = arguments.text("text");
    return Map.of(
        "value",
        switch (arguments.text("op")) {
          case "count" -> count(arguments, text);
          case "slice" -> slice(arguments, text);
          case "replace" -> replaced(arguments, text);
          case "split" -> split(text, arguments.text("find"));
          case "upper" -> bounded(text.toUpperCase(Locale.ROOT));
          case "lower" -> bounded(text.toLowerCase(Locale.ROOT));
          case "trim" -> text.strip();
          case "matches" -> matcher(arguments, text).find();
          case "find" -> found(matcher(arguments, text));
          default -> replacedAll(matcher(arguments, text), arguments.text("with"));
        });
  }

  private static long count(Arguments arguments, String text) {
    if (arguments.has("find")) {
      return split(text, arguments.text("find"), Integer.MAX_VALUE).size() - 1L;
    }
    return switch (arguments.text("of", "characters")) {
      case "characters" -> text.codePointCount(0, text.length());
      case "words" -> text.isBlank() ? 0 : text.strip().split("\\s+").length;
      case "lines" -> text.lines().count();
      default -> throw Arguments.wrong("'of' is characters, words or lines; or give 'find'");
    };
  }

  private static String slice(Arguments arguments, String text) {
    int length = text.codePointCount(0, text.length());
    int from = place(arguments.whole("from", 0), length);
    int to = place(arguments.whole("to", length), length);
    return from >= to
        ? ""
        : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static int place(long at, int length) {
    return (int) Math.clamp(at < 0 ? at + length : at, 0L, (long) length);
  }

  private static String replaced(Arguments arguments, String text) {
    List<String> parts = split(text, arguments.text("find"), Integer.MAX_VALUE);
    String with = arguments.text("with");
    if (text.length() + (long) with.length() * (parts.size() - 1) > LONGEST) {
      throw tooLarge();
    }
    return String.join(with, parts);
  }

  private static List<String> split(String text, String by) {
    return split(text, by, MOST);
  }

  private static List<String> split(String text, String by, int most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
      parts.add(text.substring(from, at));
      from = at + by.length();
      if (parts.size() >= most) {
        throw new NodeFailure("TOO_LARGE", "the list would have more than " + most + " texts");
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Matcher matcher(Arguments arguments, String text) {
    try {
      Pattern pattern = Pattern.compile(arguments.text("pattern"));
      return pattern.matcher(new Metered(text, pattern.programSize(), WORK));
    } catch (PatternSyntaxException wrong) {
      throw Arguments.wrong("'pattern' is no RE2 expression: " + wrong.getMessage());
    }
  }

  private static List<String> found(Matcher matcher) {
    List<String> found = new ArrayList<>();
    while (found.size() < MOST && matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String replacedAll(Matcher matcher, String with) {
    StringBuilder out = new StringBuilder();
    try {
      while (matcher.find()) {
        matcher.appendReplacement(out, with);
        bounded(out);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw Arguments.wrong("'with' does not fit the pattern: " + wrong.getMessage());
    }
    matcher.appendTail(out);
    return bounded(out).toString();
  }

  private static <T extends CharSequence> T bounded(T text) {
    if (text.length() > LONGEST) {
      throw tooLarge();
    }
    return text;
  }

  private static NodeFailure tooLarge() {
    return new NodeFailure("TOO_LARGE", "the text would have more than " + LONGEST + " characters");
  }
}
