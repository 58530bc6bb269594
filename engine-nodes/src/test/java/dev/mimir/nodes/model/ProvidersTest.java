package dev.mimir.nodes.model;

import static dev.mimir.nodes.model.Asked.map;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mimir.model.ModelConfig;
import dev.mimir.nodes.model.ChatRequest.Message;
import dev.mimir.nodes.model.ChatRequest.Role;
import dev.mimir.nodes.model.ChatRequest.Tool;
import dev.mimir.nodes.model.ChatRequest.ToolCall;
import dev.mimir.value.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The providers that do not speak OpenAI's protocol, against what they answer by their own
/// documentation.
class ProvidersTest {
  private static final String KEY = "sk-very-secret-4711";

  private final Providers providers = new Providers();
  private final List<String> deltas = new ArrayList<>();
  private final HttpServer server;
  private String body = "";
  private @Nullable JsonNode sent;
  private String path = "";
  private String headers = "";

  ProvidersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void talks_to_anthropic() throws Exception {
    body =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"claude-x","content":[],"stop_reason":null,"usage":{"input_tokens":12,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Well "}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"met"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"dice","input":{}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"n\\": 2}"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":9}}

        event: message_stop
        data: {"type":"message_stop"}

        """;
    ChatReply reply = chat("anthropic", "/v1", request(null));
    assertThat(reply.text()).isEqualTo("Well met");
    assertThat(reply.toolCalls()).containsExactly(new ToolCall("t1", "dice", Map.of("n", 2L)));
    assertThat(reply.finish()).isEqualTo(ChatReply.Finish.TOOL_CALLS);
    assertThat(reply.tokensIn()).isEqualTo(12);
    assertThat(reply.tokensOut()).isEqualTo(9);
    assertThat(deltas).containsExactly("Well ", "met");
    assertThat(path).isEqualTo("/v1/messages");
    assertThat(headers).contains(KEY);
    assertThat(sent().path("system").toString()).contains("Be brief");
    assertThat(sent().at("/tools/0/input_schema/properties/n/type").asString())
        .isEqualTo("integer");
    assertThat(sent().path("max_tokens").asInt()).isEqualTo(50);
  }

  @Test
  void hears_that_anthropic_refuses() throws Exception {
    body =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"claude-x","content":[],"stop_reason":null,"usage":{"input_tokens":12,"output_tokens":1}}}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null},"usage":{"output_tokens":1}}

        event: message_stop
        data: {"type":"message_stop"}

        """;
    assertThat(failure("anthropic", "/v1")).isEqualTo(ChatException.Kind.REFUSED);
  }

  @Test
  void talks_to_gemini() throws Exception {
    body =
        """
        data: {"candidates":[{"content":{"parts":[{"text":"{\\"mood\\":"}],"role":"model"},"index":0}],"modelVersion":"gemini-x"}

        data: {"candidates":[{"content":{"parts":[{"text":" \\"glad\\"}"}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":5,"totalTokenCount":12},"modelVersion":"gemini-x"}

        """;
    ChatReply reply = chat("gemini", "/v1beta", request(map("type", "object")));
    assertThat(reply.text()).isEqualTo("{\"mood\": \"glad\"}");
    assertThat(reply.tokensIn()).isEqualTo(7);
    assertThat(reply.tokensOut()).isEqualTo(5);
    assertThat(reply.finish()).isEqualTo(ChatReply.Finish.STOP);
    assertThat(path).contains("/v1beta/models/small:streamGenerateContent").doesNotContain(KEY);
    assertThat(headers).contains(KEY);
    assertThat(sent().toString()).contains("Be brief", "application/json");
  }

  @Test
  void hears_that_gemini_blocks() throws Exception {
    body =
        """
        data: {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":7,"totalTokenCount":7},"modelVersion":"gemini-x"}

        """;
    assertThat(failure("gemini", "/v1beta")).isEqualTo(ChatException.Kind.REFUSED);
  }

  @Test
  void talks_to_ollama() throws Exception {
    body =
        """
        {"model":"small","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Well "},"done":false}
        {"model":"small","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"met"},"done":false}
        {"model":"small","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":5}
        """;
    ChatReply reply = chat("ollama", "", request(map("type", "object")));
    assertThat(reply.text()).isEqualTo("Well met");
    assertThat(reply.tokensIn()).isEqualTo(7);
    assertThat(reply.tokensOut()).isEqualTo(5);
    assertThat(reply.finish()).isEqualTo(ChatReply.Finish.STOP);
    assertThat(deltas).containsExactly("Well ", "met");
    assertThat(path).isEqualTo("/api/chat");
    assertThat(headers).contains("Bearer " + KEY);
    assertThat(sent().at("/format/type").asString()).isEqualTo("object");
    assertThat(sent().at("/options/num_predict").asInt()).isEqualTo(50);
  }

  @Test
  void hears_that_ollama_breaks_off() throws Exception {
    body =
        """
        {"model":"small","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Well "},"done":false}
        """;
    assertThat(failure("ollama", "")).isEqualTo(ChatException.Kind.STREAM_BROKEN);
  }

  @Test
  void knows_all_providers() {
    assertThat(providers.types())
        .extracting(type -> type.name())
        .containsExactly(
            "anthropic", "gemini", "ollama", "openai", "openai_compatible", "scripted");
  }

  private ChatException.Kind failure(String provider, String base) throws InterruptedException {
    try {
      throw new AssertionError(chat(provider, base, request(null)));
    } catch (ChatException e) {
      return e.kind();
    }
  }

  private ChatReply chat(String provider, String base, ChatRequest request)
      throws ChatException, InterruptedException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + base;
    ModelConfig config =
        new ModelConfig(
            "id",
            "name",
            provider,
            url,
            "4711",
            "small",
            true,
            1,
            Map.of(),
            Instant.EPOCH,
            Instant.EPOCH);
    return providers.chat(config, KEY, request, Duration.ofMinutes(1), deltas::add);
  }

  private static ChatRequest request(@Nullable Map<String, Object> schema) {
    List<Tool> tools =
        schema != null
            ? List.of()
            : List.of(
                new Tool(
                    "dice",
                    "Rolls",
                    map("type", "object", "properties", map("n", map("type", "integer")))));
    return new ChatRequest(
        "small",
        List.of(
            new Message(Role.SYSTEM, "Be brief", List.of(), null),
            new Message(Role.USER, "Hello", List.of(), null)),
        0.5,
        50,
        schema,
        tools,
        Script.NONE);
  }

  private JsonNode sent() {
    return Objects.requireNonNull(sent);
  }

  private void answer(HttpExchange exchange) throws IOException {
    sent = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    path = exchange.getRequestURI().toString();
    headers = exchange.getRequestHeaders().toString();
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
