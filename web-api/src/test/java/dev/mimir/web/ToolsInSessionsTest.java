package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import dev.mimir.web.Api.Answer;
import dev.mimir.web.WeatherServer.Received;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Custom tools, defined over HTTP, as sessions call them: by a node `tool`, and by a model.
class ToolsInSessionsTest {
  private static final String KEY = "sk-known-to-the-weather-0815";

  private final String tenant = "tools-" + UUID.randomUUID().toString().substring(0, 8);
  private final WeatherServer weather = new WeatherServer();
  private final FakeModelServer model = new FakeModelServer();

  @BeforeEach
  void defines_the_tool() {
    assertThat(post("/api/v2/tools", definition()).status()).isEqualTo(201);
  }

  @AfterEach
  void stops() {
    weather.close();
    model.close();
  }

  private String definition() {
    return """
    { "name": "weather", "description": "Tells the weather.", "url": "%s/{city}",
      "headers": [ { "name": "X-Key", "value": "%s", "secret": true } ],
      "arguments": { "type": "object", "required": ["city"], "additionalProperties": false,
        "properties": { "city": { "type": "string", "minLength": 3 } } },
      "result": { "type": "object", "required": ["degrees"],
        "properties": { "degrees": { "type": "integer" } } } }
    """
        .formatted(weather.url(), KEY);
  }

  // By a node `tool`.

  private static final String ASKING =
      """
      { "format": "mimir/1", "id": "asking",
        "variables": { "city": {"type": "string", "initial": "Oslo"}, "report": {"type": "map", "initial": {}} },
        "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "tool": { "tool": "weather", "arguments": {"city": "city"}, "into": "report",
              "retry": {"max_attempts": 2, "backoff": "PT0.01S"} },
            "next": { "next": "told", "error": "failed" } },
          { "id": "told", "end": { "ending": "told", "text": "It has {{ report.degrees }} degrees." } },
          { "id": "failed", "end": "failed" } ] }
      """;

  @Test
  void a_tool_node_calls_a_tool_and_its_secret_stands_nowhere() {
    String id = start(ASKING, "Oslo");
    JsonNode ended = ended(id);
    assertThat(ended.path("ending").stringValue()).as(ended.toString()).isEqualTo("told");
    assertThat(ended.at("/variables/report/degrees").intValue()).isEqualTo(7);
    assertThat(weather.received()).containsExactly(call("/Oslo", id));
    assertThat(event(id, "EffectRequested").at("/payload/request/value").toString())
        .isEqualTo("{\"tool\":\"weather\",\"arguments\":{\"city\":\"Oslo\"}}");
    assertThat(event(id, "EffectCompleted").at("/payload/attempts/0/status").intValue())
        .isEqualTo(200);
    shows_no_secret(id);
  }

  @Test
  void the_metrics_tell_how_long_calls_waited_for_their_begin() {
    ended(start(ASKING, "Oslo"));
    String name = "mimir_effects_delay_seconds{kind=\"tool\",quantile=\"";
    assertThat(Api.get("/actuator/prometheus").text())
        .contains(name + "0.5\"} ", name + "0.95\"} ", "mimir_effects_running ");
  }

  @Test
  void a_tool_that_fails_is_tried_again_and_leaves_by_error() {
    String id = start(ASKING, "Atlantis");
    assertThat(ended(id).path("ending").stringValue()).isEqualTo("failed");
    assertThat(weather.received()).containsExactly(call("/Atlantis", id), call("/Atlantis", id));
    JsonNode failed = event(id, "EffectFailed").path("payload");
    assertThat(failed.path("code").stringValue()).isEqualTo("TOOL_STATUS");
    assertThat(failed.path("attempt").intValue()).isEqualTo(2);
    assertThat(event(id, "EffectRetried").at("/payload/attempts/0/status").intValue())
        .isEqualTo(500);
    shows_no_secret(id);
  }

  @Test
  void arguments_that_do_not_fit_leave_by_error_without_a_call() {
    String id = start(ASKING, "X");
    assertThat(ended(id).path("ending").stringValue()).isEqualTo("failed");
    JsonNode failed = event(id, "EffectFailed").path("payload");
    assertThat(failed.path("code").stringValue()).isEqualTo("TOOL_ARGUMENTS");
    assertThat(failed.path("message").stringValue()).contains("city");
    assertThat(weather.received()).isEmpty();
  }

  // By a model.

  private static final String TALKING =
      """
      { "format": "mimir/1", "id": "talking",
        "variables": { "city": {"type": "string", "initial": ""}, "said": {"type": "string", "initial": ""} },
        "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "llm": { "prompt": "How is the weather in {{ city }}?", "tools": ["weather"],
              "into": "said", "retry": {"max_attempts": 1},
              "script": { "*": { "tool_calls": [ {"name": "weather", "arguments": {"city": "Oslo"}} ],
                "then": "They say: {result}" } } },
            "next": { "next": "told", "error": "failed" } },
          { "id": "told", "end": "told" }, { "id": "failed", "end": "failed" } ] }
      """;

  @Test
  void a_model_is_told_what_a_tool_gives_and_how_it_fails() {
    assertThat(
            post(
                    "/api/v2/llm/configs",
                    """
                    { "name": "clever", "provider": "openai_compatible", "api_url": "%s", "model": "small" }
                    """
                        .formatted(model.url()))
                .status())
        .isEqualTo(201);
    model.then(
        Behaviour.calling("weather", "{\"city\": 3}"),
        Behaviour.calling("weather", "{\"city\": \"Atlantis\"}"),
        Behaviour.calling("weather", "{\"city\": \"Oslo\"}"),
        Behaviour.answering("Seven degrees."));
    String id = start(TALKING, "Oslo");
    JsonNode ended = ended(id);
    assertThat(ended.path("ending").stringValue()).as(ended.toString()).isEqualTo("told");
    assertThat(ended.at("/variables/said").stringValue()).isEqualTo("Seven degrees.");
    assertThat(weather.received())
        .extracting(Received::path, Received::key)
        .containsExactly(tuple("/Atlantis", KEY), tuple("/Oslo", KEY));
    List<String> told = model.received().stream().map(FakeModelServer.Received::asked).toList();
    assertThat(told.get(1)).contains("TOOL_ARGUMENTS", "city");
    assertThat(told.get(2)).contains("\"error\":\"TOOL_STATUS\"", "500");
    assertThat(told.get(3)).isEqualTo("{\"degrees\":7}");
    JsonNode offered = model.received().getFirst().body().at("/tools/0/function");
    assertThat(offered.at("/parameters/required/0").stringValue()).isEqualTo("city");
    shows_no_secret(id);
  }

  @Test
  void without_a_model_the_script_calls_the_tool() {
    String id = start(TALKING, "Oslo");
    assertThat(ended(id).at("/variables/said").stringValue())
        .isEqualTo("They say: {\"degrees\":7}");
    assertThat(weather.received()).extracting(Received::key).containsExactly(KEY);
    shows_no_secret(id);
  }

  @Test
  void the_log_tells_what_the_model_was_offered() {
    String id = start(TALKING, "Oslo");
    ended(id);
    JsonNode specs = event(id, "EffectCompleted").at("/payload/result/value/tools/0");
    assertThat(specs.propertyNames()).containsExactly("name", "description", "parameters");
    assertThat(specs.path("description").stringValue()).isEqualTo("Tells the weather.");
    assertThat(specs.at("/parameters/properties/city/minLength").intValue()).isEqualTo(3);
  }

  @Test
  void a_tool_that_is_switched_off_or_another_tenants_cannot_be_offered() {
    String off =
        definition()
            .replace("\"name\": \"weather\",", "\"name\": \"weather\", \"enabled\": false,");
    assertThat(send("PUT", "/api/v2/tools/weather", off).status()).isEqualTo(200);
    String id = start(TALKING, "Oslo");
    assertThat(ended(id).path("ending").stringValue()).isEqualTo("failed");
    assertThat(event(id, "EffectFailed").at("/payload/code").stringValue())
        .isEqualTo("TOOL_UNKNOWN");
    assertThat(send("DELETE", "/api/v2/tools/weather", "").status()).isEqualTo(200);
    String without = start(TALKING, "Oslo");
    assertThat(ended(without).path("ending").stringValue()).isEqualTo("failed");
    assertThat(event(without, "EffectFailed").at("/payload/message").stringValue())
        .contains("'weather'");
  }

  // What they do.

  private Received call(String path, String session) {
    JsonNode requested = event(session, "EffectRequested");
    return new Received(path, KEY, session + ":" + requested.path("sequence").asString());
  }

  private void shows_no_secret(String session) {
    String path = "/api/v2/sessions/" + session;
    for (String part : List.of("", "/events", "/transcript", "/state?at=0")) {
      assertThat(send("GET", path + part, "").text()).contains("success").doesNotContain(KEY);
    }
    assertThat(send("GET", "/api/v2/tools/weather", "").text()).doesNotContain(KEY);
  }

  private String start(String graph, String city) {
    assertThat(post("/api/v2/graphs", graph).status()).isIn(200, 201);
    String id = graph.contains("\"asking\"") ? "asking" : "talking";
    Answer started =
        post(
            "/api/v2/sessions",
            "{\"graph_id\": \"%s\", \"variables\": {\"city\": \"%s\"}}".formatted(id, city));
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return started.data().path("session_id").stringValue();
  }

  private JsonNode ended(String session) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> send("GET", "/api/v2/sessions/" + session, "").data(),
            view -> view.path("ending").isString());
  }

  /// The first event of a type.
  private JsonNode event(String session, String type) {
    return send("GET", "/api/v2/sessions/" + session + "/events?limit=1000", "")
        .data()
        .path("items")
        .valueStream()
        .filter(event -> event.path("type").stringValue().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private Answer post(String path, String body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, String body) {
    return Api.send(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        "X-Tenant-Id",
        tenant,
        "Content-Type",
        "application/json");
  }
}
