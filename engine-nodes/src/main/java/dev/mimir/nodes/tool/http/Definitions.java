package dev.mimir.nodes.tool.http;

import com.google.auto.service.AutoService;
import dev.mimir.effect.EffectHandler;
import dev.mimir.nodes.tool.JsonSchema;
import dev.mimir.nodes.tool.Tools;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.OutsideAccess;
import dev.mimir.tool.ToolProblem;
import dev.mimir.tool.ToolSpec;
import dev.mimir.tool.Toolbox;
import dev.mimir.value.Texts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The built-in tools, the rules for definitions of custom ones, and what calls these.
@AutoService(Toolbox.class)
public final class Definitions implements Toolbox {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "idempotency-key",
          "keep-alive",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final int MOST_HEADERS = 20;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_VALUE = 4_000;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Override
  public List<ToolSpec> builtIn() {
    return Tools.builtIn().specs();
  }

  @Override
  public List<ToolProblem> problems(CustomTool tool) {
    List<ToolProblem> problems = new ArrayList<>();
    new Found(problems)
        .unless(
            NAME.matcher(tool.name()).matches(),
            "/name",
            "Has to be 1 to 64 characters of a-z, 0-9 and _, a letter first.")
        .unless(!Tools.builtIn().has(tool.name()), "/name", "A built-in tool has this name.")
        .unless(
            !tool.description().isBlank() && isShort(tool.description()),
            "/description",
            "Has to be 1 to " + LONGEST_TEXT + " characters that say what the tool does.")
        .unless(METHODS.contains(tool.method()), "/method", "Has to be one of " + METHODS + ".")
        .unless(
            tool.timeout().compareTo(SHORTEST) >= 0 && tool.timeout().compareTo(LONGEST) <= 0,
            "/timeout",
            "Has to be between PT0.1S and PT5M.")
        .unless(
            tool.maxBytes() >= 1 && tool.maxBytes() <= CustomTool.MOST_BYTES,
            "/max_bytes",
            "Has to be 1 to " + CustomTool.MOST_BYTES + ".");
    url(tool, problems);
    headers(tool.headers(), problems);
    arguments(tool.arguments(), problems);
    schema("/result", tool.result(), problems);
    return problems;
  }

  @Override
  public EffectHandler caller(CustomTools tools, OutsideAccess access) {
    return new HttpTools(tools, access, InetAddress::getAllByName);
  }

  private static void url(CustomTool tool, List<ToolProblem> problems) {
    if (!isShort(tool.url())) {
      problems.add(new ToolProblem("/url", "Has to have at most " + LONGEST_TEXT + " characters."));
      return;
    }
    try {
      Set<?> known =
          tool.arguments().get("properties") instanceof Map<?, ?> members
              ? members.keySet()
              : Set.of();
      for (String name : new UrlTemplate(tool.url()).names()) {
        if (!known.contains(name)) {
          problems.add(new ToolProblem("/url", "There is no argument '" + name + "'; declare it."));
        }
      }
    } catch (IllegalArgumentException wrong) {
      problems.add(new ToolProblem("/url", "Not usable: " + wrong.getMessage() + "."));
    }
  }

  private static void headers(List<Header> headers, List<ToolProblem> problems) {
    Found found = new Found(problems);
    found.unless(
        headers.size() <= MOST_HEADERS, "/headers", "At most " + MOST_HEADERS + " can be sent.");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      String name = header.name().toLowerCase(Locale.ROOT);
      String at = "/headers/" + i;
      found
          .unless(TOKEN.matcher(name).matches(), at + "/name", "Is no name of a header.")
          .unless(!OURS.contains(name), at + "/name", "This header is set for every call.")
          .unless(names.add(name), at + "/name", "Stands twice.")
          .unless(isValue(header), at + "/value", "Has to be 1 to 4000 printable characters.");
    }
  }

  private static boolean isValue(Header header) {
    String value = header.value();
    return value == null
        ? header.secret()
        : value.length() <= LONGEST_VALUE && VALUE.matcher(value).matches();
  }

  private static void arguments(Map<String, Object> schema, List<ToolProblem> problems) {
    if (!"object".equals(schema.get("type"))) {
      problems.add(
          new ToolProblem("/arguments", "Has to be a JSON Schema with \"type\": \"object\"."));
    }
    schema("/arguments", schema, problems);
  }

  private static void schema(
      String path, @Nullable Map<String, Object> schema, List<ToolProblem> problems) {
    if (schema == null) {
      return;
    }
    String text = Texts.problemIn(schema);
    List<String> found = text == null ? JsonSchema.problems(schema) : List.of(text);
    found.forEach(problem -> problems.add(new ToolProblem(path, "Not usable: " + problem + ".")));
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST_TEXT && Texts.problem(text) == null;
  }

  private record Found(List<ToolProblem> problems) {
    Found unless(boolean holds, String path, String message) {
      if (!holds) {
        problems.add(new ToolProblem(path, message));
      }
      return this;
    }
  }
}
