package dev.mimir.nodes.model.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer to one request, as a stream if that was asked for. Tokens are words.
public final class Completion {
  private final HttpExchange exchange;
  private final JsonNode request;
  private final CountDownLatch closing;
  private final StringBuilder said = new StringBuilder();
  private final List<Map<String, Object>> calls = new ArrayList<>();
  private @Nullable String refusal;
  private @Nullable OutputStream stream;

  Completion(HttpExchange exchange, JsonNode request, CountDownLatch closing) {
    this.exchange = exchange;
    this.request = request;
    this.closing = closing;
  }

  /// The last message's text.
  String asked() {
    JsonNode messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").asString("");
  }

  /// Writes more of the text, word by word where it is to be streamed.
  public void say(String text) throws IOException {
    said.append(text);
    for (String word : text.split("(?<=\\s)")) {
      delta(Map.of("content", word));
    }
  }

  void refuse(String words) throws IOException {
    refusal = words;
    delta(Map.of("refusal", words));
  }

  void call(String tool, String arguments) throws IOException {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("index", calls.size());
    call.put("id", "call_" + calls.size());
    call.put("type", "function");
    call.put("function", Map.of("name", tool, "arguments", arguments));
    calls.add(call);
    delta(Map.of("tool_calls", List.of(call)));
  }

  /// Ends the answer.
  ///
  /// @param reason `stop`, `length`, `tool_calls` or `content_filter`
  public void finish(String reason) throws IOException {
    if (!streams()) {
      plain(200, "application/json", Json.MAPPER.writeValueAsString(whole(reason)));
      return;
    }
    chunk(choice(Map.of("delta", Map.of(), "finish_reason", reason)));
    Map<String, Object> usage = common();
    usage.put("choices", List.of());
    usage.put("usage", usage());
    chunk(usage);
    write("data: [DONE]\n\n");
    end();
  }

  /// Ends the stream as it is.
  void end() throws IOException {
    open().close();
  }

  void header(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  void plain(int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    header("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// Waits until the server stops.
  void hang() throws IOException {
    try {
      closing.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    throw new IOException("stopped");
  }

  private boolean streams() {
    return request.path("stream").asBoolean(false);
  }

  private void delta(Map<String, Object> delta) throws IOException {
    if (streams()) {
      chunk(choice(Map.of("delta", delta)));
    }
  }

  private Map<String, Object> whole(String reason) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    message.put("content", said.toString());
    if (refusal != null) {
      message.put("refusal", refusal);
    }
    if (!calls.isEmpty()) {
      message.put("tool_calls", calls);
    }
    Map<String, Object> whole = choice(Map.of("message", message, "finish_reason", reason));
    whole.put("usage", usage());
    return whole;
  }

  private Map<String, Object> choice(Map<String, Object> members) {
    Map<String, Object> choice = new LinkedHashMap<>(members);
    choice.put("index", 0);
    Map<String, Object> map = common();
    map.put("choices", List.of(choice));
    return map;
  }

  private Map<String, Object> common() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", "chatcmpl-1");
    map.put("object", streams() ? "chat.completion.chunk" : "chat.completion");
    map.put("created", 1);
    map.put("model", request.path("model").asString(""));
    return map;
  }

  private Map<String, Object> usage() {
    int in = 0;
    for (JsonNode message : request.path("messages")) {
      in += words(message.path("content").asString(""));
    }
    int out = words(said.toString());
    return Map.of("prompt_tokens", in, "completion_tokens", out, "total_tokens", in + out);
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private void chunk(Map<String, Object> chunk) throws IOException {
    write("data: " + Json.MAPPER.writeValueAsString(chunk) + "\n\n");
  }

  private void write(String text) throws IOException {
    OutputStream out = open();
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private OutputStream open() throws IOException {
    OutputStream open = stream;
    if (open == null) {
      header("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      open = exchange.getResponseBody();
      stream = open;
    }
    return open;
  }
}
