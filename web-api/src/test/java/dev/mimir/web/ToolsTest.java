package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mimir.web.Api.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ToolsTest {
  private static final String KEY = "sk-never-to-be-shown-4711";

  private static String definition(String name, String url) {
    return """
    { "name": "%s", "description": "Tells the weather.", "url": "%s/{city}",
      "headers": [ { "name": "X-Key", "value": "%s", "secret": true }, { "name": "X-B", "value": "b" } ],
      "arguments": { "type": "object", "required": ["city"], "properties": { "city": { "type": "string" } } },
      "timeout": "PT2S" }
    """
        .formatted(name, url, KEY);
  }

  private static Answer put(String path, String body) {
    return Api.send("PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  @Test
  void lists_built_in_tools_with_their_schemas() {
    var items = Api.get("/api/v2/tools?page_size=50").data().path("items");
    assertThat(items)
        .extracting(tool -> tool.path("name").stringValue())
        .contains("dice", "calculator", "random", "timer", "text", "balance_check");
    var dice = Api.get("/api/v2/tools/dice").data();
    assertThat(dice.path("kind").stringValue()).isEqualTo("built_in");
    assertThat(dice.at("/arguments/required/0").stringValue()).isEqualTo("notation");
    assertThat(Api.get("/api/v2/tools/nothing").code()).isEqualTo("TOOL_NOT_FOUND");
  }

  @Test
  void defines_changes_and_removes_a_tool_and_never_shows_its_secret() {
    String path = "/api/v2/tools/life";
    Answer created =
        Api.post(
            "/api/v2/tools", definition("life", "https://any.test"), "Idempotency-Key", "life-1");
    Answer repeated =
        Api.post(
            "/api/v2/tools", definition("life", "https://any.test"), "Idempotency-Key", "life-1");
    assertThat(created.status()).isEqualTo(201);
    assertThat(repeated.data()).isEqualTo(created.data());
    assertThat(created.data().at("/call/headers/0/hint").stringValue()).isEqualTo("4711");
    assertThat(Api.post("/api/v2/tools", definition("life", "https://any.test")).code())
        .isEqualTo("NAME_TAKEN");
    Answer changed =
        put(
            path,
            definition("life", "https://any.test/v2")
                .replace("\"value\": \"%s\",".formatted(KEY), ""));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.data().at("/call/headers/0/hint").stringValue()).isEqualTo("4711");
    for (Answer answer :
        List.of(created, changed, Api.get(path), Api.get("/api/v2/tools?page_size=100"))) {
      assertThat(answer.text()).contains("life").doesNotContain(KEY);
    }
    assertThat(Api.send("DELETE", path, BodyPublishers.noBody()).status()).isEqualTo(200);
    assertThat(Api.send("DELETE", path, BodyPublishers.noBody()).code())
        .isEqualTo("TOOL_NOT_FOUND");
    assertThat(put(path, definition("life", "https://any.test")).code())
        .isEqualTo("TOOL_NOT_FOUND");
    assertThat(put(path, definition("death", "https://any.test")).code())
        .isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void reports_all_problems_of_a_definition_at_once() {
    Answer answer =
        Api.post(
            "/api/v2/tools",
            """
            { "name": "dice", "description": "", "url": "https://{host}/", "method": "FLY",
              "headers": [ { "name": "Host", "value": "%s", "secret": true } ], "max_bytes": 0,
              "arguments": { "type": "object", "properties": { "a": { "$ref": "http://127.0.0.1/" } } } }
            """
                .formatted(KEY));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain(KEY);
    assertThat(answer.json().path("errors"))
        .extracting(fault -> fault.path("path").stringValue())
        .contains(
            "/name",
            "/description",
            "/url",
            "/method",
            "/headers/0/name",
            "/max_bytes",
            "/arguments");
    assertThat(Api.post("/api/v2/tools", "{}").code()).isEqualTo("VALIDATION_ERROR");
    assertThat(
            Api.post(
                    "/api/v2/tools",
                    "{\"name\": \"a\", \"timeout\": \"soon\", \"headers\": [null, {}]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void tries_a_tool_and_refuses_the_inside() throws IOException {
    List<String> keys = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("X-Key"));
          byte[] body = "{\"degrees\": 7}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Api.post("/api/v2/tools", definition("inside", url));
      Answer refused =
          Api.post("/api/v2/tools/inside/test", "{\"arguments\": {\"city\": \"Oslo\"}}");
      assertThat(refused.data().path("code").stringValue()).isEqualTo("TOOL_ADDRESS_REFUSED");
      assertThat(keys).isEmpty();
      Api.post(
          "/api/v2/tools",
          definition("allowed", "http://localhost:" + server.getAddress().getPort()));
      Answer worked =
          Api.post("/api/v2/tools/allowed/test", "{\"arguments\": {\"city\": \"Oslo\"}}");
      assertThat(worked.data().at("/result/degrees").intValue()).as(worked.text()).isEqualTo(7);
      assertThat(keys).containsExactly(KEY);
      assertThat(worked.text()).doesNotContain(KEY);
      Answer wrong = Api.post("/api/v2/tools/allowed/test", "{\"arguments\": {\"city\": 3}}");
      assertThat(wrong.data().path("code").stringValue()).isEqualTo("TOOL_ARGUMENTS");
      assertThat(Api.post("/api/v2/tools/none/test", "{}").code()).isEqualTo("TOOL_NOT_FOUND");
    } finally {
      server.stop(0);
    }
  }
}
