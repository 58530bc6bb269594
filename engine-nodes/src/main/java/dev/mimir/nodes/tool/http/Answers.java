package dev.mimir.nodes.tool.http;

import dev.mimir.effect.EffectException;
import dev.mimir.nodes.tool.JsonSchema;
import dev.mimir.nodes.tool.http.HttpCalls.Answer;
import dev.mimir.tool.CustomTool;
import dev.mimir.value.Json;
import dev.mimir.value.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What an answer gives.
final class Answers {
  private static final int MOST_SECONDS = 86_400;

  private Answers() {}

  /// An object as it is, anything else as `value`.
  @SuppressWarnings("unchecked")
  static Map<String, Object> value(CustomTool tool, Answer answer) throws EffectException {
    check(answer);
    JsonNode json = json(answer);
    if (tool.result() != null) {
      List<String> problems = new JsonSchema(tool.result()).problemsOf(json);
      if (!problems.isEmpty()) {
        throw bad("does not fit the tool's result: " + String.join("; ", problems));
      }
    }
    Object value = OutsideValues.of(json);
    if (value != null && Texts.problemIn(value) != null) {
      throw bad("cannot be kept: " + Texts.problemIn(value));
    }
    return value instanceof Map<?, ?>
        ? (Map<String, Object>) value
        : value == null ? Map.of() : Map.of("value", value);
  }

  private static JsonNode json(Answer answer) throws EffectException {
    boolean json = answer.type().endsWith("/json") || answer.type().endsWith("+json");
    try {
      if (json) {
        return Json.STRICT.readTree(answer.body());
      }
    } catch (JacksonException _) {
      throw bad("is no JSON although it says so");
    }
    if (answer.body().isEmpty()) {
      return Json.STRICT.nullNode();
    }
    if (answer.type().startsWith("text/")) {
      return Json.MAPPER.valueToTree(answer.body());
    }
    throw bad("is neither JSON nor text");
  }

  private static EffectException bad(String what) {
    return EffectException.permanent("TOOL_ANSWER", "the answer " + what);
  }

  private static void check(Answer answer) throws EffectException {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return;
    }
    boolean passing = status >= 500 || status == 429 || status == 408;
    throw new EffectException(
        "TOOL_STATUS",
        "the answer has the status " + status,
        passing,
        passing ? retryAfter(answer) : null,
        List.of());
  }

  private static @Nullable Duration retryAfter(Answer answer) {
    String after = answer.retryAfter();
    return after != null && after.strip().matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(after.strip())))
        : null;
  }
}
