package dev.mimir.nodes.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Messages of the effect `model`, as plain values.
public final class Messages {
  static final String ASSISTANT = "assistant";
  static final String TOOL = "tool";

  private Messages() {}

  public static Map<String, Object> system(String text) {
    return said("system", text);
  }

  public static Map<String, Object> user(String text) {
    return said("user", text);
  }

  public static Map<String, Object> assistant(String text) {
    return said(ASSISTANT, text);
  }

  /// @param role `system`, `user` or `assistant`
  static Map<String, Object> said(String role, String text) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", role);
    message.put("text", text);
    return message;
  }

  /// An answer that calls tools.
  ///
  /// @param calls as the model gave them
  static Map<String, Object> calling(String text, List<Map<String, Object>> calls) {
    Map<String, Object> message = said(ASSISTANT, text);
    message.put("tool_calls", calls);
    return message;
  }

  /// What a tool gave.
  static Map<String, Object> told(String callId, String text) {
    Map<String, Object> message = said(TOOL, text);
    message.put("tool_call_id", callId);
    return message;
  }
}
