package dev.mimir.nodes.model;

import dev.mimir.nodes.model.ChatRequest.ToolCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the result of the effect `model`.
final class ResultMap {
  private static final int LONGEST_THINKING = 16_384;

  private ResultMap() {}

  static Map<String, Object> of(Attempt attempt, ChatReply reply) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", reply.text());
    map.put("tool_calls", calls(reply.toolCalls()));
    if (attempt.json() != null) {
      map.put("json", attempt.json());
    }
    map.put("config_id", attempt.config().configId());
    map.put("provider", attempt.config().provider());
    map.put("model", reply.model());
    map.put("tokens_in", reply.tokensIn());
    map.put("tokens_out", reply.tokensOut());
    map.put("cost_micros", attempt.cost());
    map.put("latency_ms", attempt.latencyMs());
    map.put("finish", reply.finish().name().toLowerCase(Locale.ROOT));
    if (reply.thinking() != null) {
      map.put("thinking", cut(reply.thinking()));
    }
    return map;
  }

  private static List<Map<String, Object>> calls(List<ToolCall> calls) {
    return calls.stream().map(ResultMap::call).toList();
  }

  private static Map<String, Object> call(ToolCall call) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", call.id());
    map.put("name", call.name());
    map.put("arguments", call.arguments());
    return map;
  }

  private static String cut(String thinking) {
    if (thinking.length() <= LONGEST_THINKING) {
      return thinking;
    }
    boolean splits = Character.isHighSurrogate(thinking.charAt(LONGEST_THINKING - 1));
    return thinking.substring(0, splits ? LONGEST_THINKING - 1 : LONGEST_THINKING) + "…";
  }
}
