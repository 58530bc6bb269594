package dev.mimir.nodes.tool.http;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.tool.JsonSchema;
import dev.mimir.nodes.tool.Tools;
import dev.mimir.nodes.tool.http.Addresses.Resolver;
import dev.mimir.nodes.tool.http.HttpCalls.Answer;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.OutsideAccess;
import dev.mimir.value.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls the custom tools of tenants.
final class HttpTools implements EffectHandler {
  private final CustomTools tools;
  private final GuardedDns dns;
  private @Nullable HttpCalls calls;

  HttpTools(CustomTools tools, OutsideAccess access, Resolver resolver) {
    this.tools = tools;
    this.dns = new GuardedDns(resolver, access);
  }

  /// Made at the first call: most processes never call a tool.
  private synchronized HttpCalls calls() {
    HttpCalls made = calls == null ? new HttpCalls(dns) : calls;
    calls = made;
    return made;
  }

  @Override
  public String kind() {
    return Tools.EFFECT;
  }

  @Override
  public EffectResult perform(EffectCall call) throws EffectException, InterruptedException {
    String name = String.valueOf(call.request().get("tool"));
    CustomTool tool = tools.open(call.tenant(), name).orElse(null);
    if (tool == null) {
      throw EffectException.permanent(
          "TOOL_UNKNOWN", "there is no tool '" + name + "'; define it under /api/v2/tools");
    }
    if (!tool.enabled()) {
      throw EffectException.permanent("TOOL_DISABLED", "the tool '" + name + "' is switched off");
    }
    return called(tool, arguments(tool, call), call);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> arguments(CustomTool tool, EffectCall call)
      throws EffectException {
    Object given = call.request().getOrDefault("arguments", Map.of());
    List<String> problems = new JsonSchema(tool.arguments()).problemsOf(given);
    if (!(given instanceof Map<?, ?>) || !problems.isEmpty()) {
      throw EffectException.permanent(
          "TOOL_ARGUMENTS", "'" + tool.name() + "': " + String.join("; ", problems));
    }
    return (Map<String, Object>) given;
  }

  private EffectResult called(CustomTool tool, Map<String, Object> arguments, EffectCall call)
      throws EffectException, InterruptedException {
    Journey journey = journey(tool, arguments, call);
    long started = System.nanoTime();
    Map<String, Object> attempt = new LinkedHashMap<>(Map.of("tool", tool.name()));
    try {
      Answer answer = journey.answer();
      attempt.put("status", (long) answer.status());
      Map<String, Object> value = Answers.value(tool, answer);
      return new EffectResult(value, List.of(ended(attempt, journey, started, "ok")));
    } catch (EffectException failed) {
      throw new EffectException(
          failed.code(),
          "'" + tool.name() + "': " + failed.explanation(),
          failed.retryable(),
          failed.retryAfter(),
          List.of(ended(attempt, journey, started, failed.code())));
    }
  }

  private static Map<String, Object> ended(
      Map<String, Object> attempt, Journey journey, long started, String outcome) {
    attempt.put("host", journey.host());
    attempt.put("outcome", outcome);
    attempt.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    return attempt;
  }

  private Journey journey(CustomTool tool, Map<String, Object> arguments, EffectCall call)
      throws EffectException {
    UrlTemplate url = new UrlTemplate(tool.url());
    Map<String, Object> others = new LinkedHashMap<>(arguments);
    others.keySet().removeAll(url.names());
    boolean inQuery = tool.method().equals("GET") || tool.method().equals("DELETE");
    Set<String> query = inQuery ? new LinkedHashSet<>(others.keySet()) : Set.of();
    try {
      URI uri = url.filled(arguments, query);
      String body = inQuery ? null : Json.MAPPER.writeValueAsString(others);
      return new Journey(calls(), tool, call.effectId(), atMost(tool, call), uri, body);
    } catch (NodeFailure wrong) {
      throw EffectException.permanent(
          wrong.code(), "'" + tool.name() + "': " + wrong.explanation());
    }
  }

  private static Duration atMost(CustomTool tool, EffectCall call) {
    Instant deadline = call.deadline();
    Duration left = deadline == null ? tool.timeout() : Duration.between(Instant.now(), deadline);
    return left.compareTo(tool.timeout()) < 0 ? left : tool.timeout();
  }
}
