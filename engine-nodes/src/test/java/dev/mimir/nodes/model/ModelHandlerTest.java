package dev.mimir.nodes.model;

import static dev.mimir.nodes.model.Asked.map;
import static dev.mimir.nodes.model.Asked.said;
import static dev.mimir.nodes.model.fake.Behaviour.answering;
import static dev.mimir.nodes.model.fake.Behaviour.calling;
import static dev.mimir.nodes.model.fake.Behaviour.cutting;
import static dev.mimir.nodes.model.fake.Behaviour.dropping;
import static dev.mimir.nodes.model.fake.Behaviour.ending;
import static dev.mimir.nodes.model.fake.Behaviour.failing;
import static dev.mimir.nodes.model.fake.Behaviour.fallingSilent;
import static dev.mimir.nodes.model.fake.Behaviour.filtered;
import static dev.mimir.nodes.model.fake.Behaviour.garbage;
import static dev.mimir.nodes.model.fake.Behaviour.garbledStream;
import static dev.mimir.nodes.model.fake.Behaviour.hanging;
import static dev.mimir.nodes.model.fake.Behaviour.limiting;
import static dev.mimir.nodes.model.fake.Behaviour.refusing;
import static dev.mimir.nodes.model.fake.Behaviour.runningOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectResult;
import dev.mimir.model.ModelConfig;
import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ModelHandlerTest {
  private static final Map<String, Object> QUICK = Map.of("idle_timeout_ms", 300L);

  private final FakeModelServer server = new FakeModelServer();
  private final FakeModelServer other = new FakeModelServer();
  private final MemorySettings settings = new MemorySettings();
  private final Asked asked = new Asked(settings);

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void answers_with_text_usage_and_cost() {
    Map<String, Object> prices = Map.of("*", Map.of("input", 1_000_000L, "output", 2_000_000L));
    settings.add("local", server.url(), Map.of("prices", prices));
    server.then(answering("Well met, traveller."));
    EffectResult result =
        asked.ask("messages", List.of(said("system", "Be brief"), said("user", "Hello there")));
    assertThat(result.value())
        .containsEntry("text", "Well met, traveller.")
        .containsEntry("config_id", "local")
        .containsEntry("provider", "openai_compatible")
        .containsEntry("model", "model-of-local")
        .containsEntry("tokens_in", 4L)
        .containsEntry("tokens_out", 3L)
        .containsEntry("cost_micros", 10L)
        .containsEntry("finish", "stop")
        .containsEntry("tool_calls", List.of())
        .doesNotContainKeys("json", "thinking")
        .containsKey("latency_ms");
    assertThat(asked.deltas()).containsExactly("Well ", "met, ", "traveller.");
    assertThat(result.attempts())
        .singleElement()
        .satisfies(attempt ->
            assertThat(attempt)
                .containsEntry("config_id", "local")
                .containsEntry("model", "model-of-local")
                .containsEntry("tokens_out", 3L)
                .containsEntry("cost_micros", 10L)
                .doesNotContainKey("error_code"));
  }

  @Test
  void sends_all_that_was_asked_and_the_key_in_the_header_alone() {
    settings.add("local", server.url(), Map.of());
    asked.ask(
        "provider",
        "local",
        "model",
        "special",
        "temperature",
        0.5,
        "max_tokens",
        100L,
        "messages",
        List.of(
            said("system", "Be brief"),
            said("user", "Roll"),
            map(
                "role",
                "assistant",
                "tool_calls",
                List.of(map("id", "c1", "name", "dice", "arguments", map("n", 2L)))),
            map("role", "tool", "tool_call_id", "c1", "text", "7")),
        "tools",
        List.of(
            map(
                "name", "dice",
                "description", "Rolls",
                "parameters",
                    map(
                        "type", "object",
                        "properties", map("n", map("type", "integer", "minimum", 1L)),
                        "required", List.of("n")))));
    FakeModelServer.Received received = server.received().getFirst();
    JsonNode body = received.body();
    assertThat(received.authorization()).isEqualTo("Bearer " + MemorySettings.KEY);
    assertThat(body.toString()).doesNotContain(MemorySettings.KEY);
    assertThat(body.path("model").asString()).isEqualTo("special");
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(body.path("max_tokens").asInt()).isEqualTo(100);
    assertThat(body.path("messages"))
        .extracting(message -> message.path("role").asString())
        .containsExactly("system", "user", "assistant", "tool");
    assertThat(body.at("/messages/2/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"n\":2}");
    assertThat(body.at("/messages/3/tool_call_id").asString()).isEqualTo("c1");
    assertThat(body.at("/tools/0/function/name").asString()).isEqualTo("dice");
    assertThat(body.at("/tools/0/function/parameters/properties/n/type").asString())
        .isEqualTo("integer");
  }

  @Test
  void calls_tools() {
    settings.add("local", server.url(), Map.of());
    server.then(calling("dice", "{\"notation\": \"2d6\", \"times\": 3, \"why\": null}"));
    assertThat(asked.ask().value())
        .containsEntry("finish", "tool_calls")
        .containsEntry(
            "tool_calls",
            List.of(
                map(
                    "id", "call_0",
                    "name", "dice",
                    "arguments", map("notation", "2d6", "times", 3L))));
  }

  @Test
  void takes_json_that_fits_the_schema() {
    settings.add("local", server.url(), Map.of());
    server.then(answering("```json\n{\"mood\": \"glad\", \"force\": 2}\n```"));
    assertThat(asked.ask("schema", schema()).value())
        .containsEntry("json", map("mood", "glad", "force", 2L));
    JsonNode format = server.received().getFirst().body().path("response_format");
    assertThat(format.path("type").asString()).isEqualTo("json_schema");
    assertThat(format.at("/json_schema/schema/required/0").asString()).isEqualTo("mood");
  }

  @Test
  void writes_the_schema_into_the_prompt_where_the_server_knows_none() {
    settings.add("local", server.url(), Map.of("structured", "prompt"));
    server.then(answering("{\"mood\": \"glad\"}"));
    asked.ask("schema", schema());
    JsonNode body = server.received().getFirst().body();
    assertThat(body.has("response_format")).isFalse();
    assertThat(body.at("/messages/0/content").asString()).contains("JSON Schema", "\"mood\"");
  }

  @Test
  void fails_over_when_the_answer_does_not_fit_the_schema() {
    over(settings.add("a", server.url(), QUICK), settings.add("b", other.url(), QUICK));
    server.then(answering("{\"mood\": \"angry\"}"));
    other.then(answering("{\"mood\": \"sad\"}"));
    EffectResult result = asked.ask("provider", "route", "schema", schema());
    assertThat(result.value()).containsEntry("json", map("mood", "sad"));
    assertThat(codes(result.attempts())).containsExactly("INVALID_OUTPUT", "");
    assertThat(result.attempts().getFirst()).containsEntry("tokens_out", 2L);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(hanging(), "TIMEOUT", true),
        Arguments.of(fallingSilent("Well met "), "TIMEOUT", true),
        Arguments.of(cutting("Well met "), "STREAM_BROKEN", true),
        Arguments.of(ending("Well met "), "STREAM_BROKEN", true),
        Arguments.of(dropping(), "CONNECTION_FAILED", true),
        Arguments.of(failing(500), "SERVER_ERROR", true),
        Arguments.of(failing(503), "SERVER_ERROR", true),
        Arguments.of(limiting("3"), "RATE_LIMITED", true),
        Arguments.of(garbage(), "INVALID_RESPONSE", true),
        Arguments.of(garbledStream(), "INVALID_RESPONSE", true),
        Arguments.of(answering(""), "INVALID_RESPONSE", true),
        Arguments.of(calling("dice", "{broken"), "INVALID_OUTPUT", true),
        Arguments.of(refusing("I would rather not."), "REFUSED", false),
        Arguments.of(filtered(), "REFUSED", false),
        Arguments.of(failing(400, "{\"code\":\"content_filter\"}"), "REFUSED", false),
        Arguments.of(failing(400), "BAD_REQUEST", false),
        Arguments.of(failing(401), "UNAUTHORIZED", false),
        Arguments.of(failing(404), "NOT_FOUND", false));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tells_failures_apart(Behaviour behaviour, String code, boolean retryable) {
    settings.add("local", server.url(), QUICK);
    server.then(behaviour);
    EffectException failure = asked.failure();
    assertThat(failure.code()).as(failure.explanation()).isEqualTo(code);
    assertThat(failure.retryable()).isEqualTo(retryable);
    assertThat(codes(failure.attempts())).containsExactly(code);
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void fails_over_whatever_happens(Behaviour behaviour, String code, boolean retryable) {
    over(settings.add("a", server.url(), QUICK), settings.add("b", other.url(), QUICK));
    server.then(behaviour);
    other.then(answering("Good day."));
    EffectResult result = asked.ask("provider", "route");
    assertThat(result.value()).containsEntry("text", "Good day.").containsEntry("config_id", "b");
    assertThat(codes(result.attempts())).containsExactly(code, "");
  }

  @Test
  void reports_nobody_at_the_address() {
    int port = other.port();
    other.close();
    settings.add("gone", "http://127.0.0.1:" + port + "/v1", QUICK);
    assertThat(asked.failure().code()).isEqualTo("CONNECTION_FAILED");
  }

  @Test
  void waits_as_long_as_the_provider_asks() {
    settings.add("local", server.url(), QUICK);
    server.then(limiting("7"));
    assertThat(asked.failure().retryAfter()).isEqualTo(Duration.ofSeconds(7));
    EffectException again = asked.failure();
    assertThat(again.code()).isEqualTo("RATE_LIMITED");
    assertThat(again.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7));
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void takes_no_longer_than_the_session_waits() {
    settings.add("local", server.url(), Map.of());
    server.then(hanging());
    assertThat(asked.until(Instant.now().plusMillis(300)).failure().code()).isEqualTo("TIMEOUT");
    assertThat(asked.until(Instant.EPOCH).failure().code()).isEqualTo("TIMEOUT");
    assertThat(server.received()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void says_that_an_answer_ran_out_of_length() {
    settings.add("local", server.url(), Map.of());
    server.then(runningOut("Once upon"));
    assertThat(asked.ask().value())
        .containsEntry("finish", "length")
        .containsEntry("text", "Once upon");
  }

  @Test
  void reports_every_attempt_when_all_fail() {
    over(settings.add("a", server.url(), QUICK), settings.add("b", other.url(), QUICK));
    server.then(failing(500));
    other.then(failing(401));
    EffectException failure = asked.failure("provider", "route");
    assertThat(failure.code()).isEqualTo("PROVIDERS_FAILED");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.explanation()).contains("a: SERVER_ERROR", "b: UNAUTHORIZED");
    assertThat(codes(failure.attempts())).containsExactly("SERVER_ERROR", "UNAUTHORIZED");
  }

  @Test
  void takes_the_key_out_of_what_providers_say() {
    settings.add("local", server.url(), Map.of());
    server.then(failing(401, "{\"error\":\"no such key: " + MemorySettings.KEY + "\"}"));
    EffectException failure = asked.failure();
    assertThat(failure.explanation() + failure.attempts())
        .contains("***")
        .doesNotContain(MemorySettings.KEY);
  }

  @Test
  void asks_nobody_who_is_disabled() {
    settings.add("local", server.url(), Map.of());
    settings.disable("local");
    assertThat(asked.failure("provider", "local").code()).isEqualTo("PROVIDER_DISABLED");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void refuses_a_schema_that_is_none() {
    settings.add("local", server.url(), Map.of());
    assertThat(asked.failure("schema", map("type", "colour")).code()).isEqualTo("INVALID_SCHEMA");
    assertThat(asked.failure("schema", map("$ref", other.url())).code())
        .isEqualTo("INVALID_SCHEMA");
    assertThat(other.received()).isEmpty();
  }

  @Test
  void balances_by_weight_the_same_way_each_time() throws EffectException {
    settings.route(
        "route",
        List.of(settings.add("a", server.url(), QUICK), settings.add("b", other.url(), QUICK)));
    for (int i = 0; i < 40; i++) {
      Object first = asked.perform("s:" + i, 1, "provider", "route").value().get("config_id");
      Object again = asked.perform("s:" + i, 1, "provider", "route").value().get("config_id");
      assertThat(again).isEqualTo(first);
    }
    assertThat(server.received()).hasSizeBetween(20, 60);
    assertThat(other.received()).hasSize(80 - server.received().size());
  }

  private void over(ModelConfig first, ModelConfig second) {
    settings.route("route", List.of(first), second);
  }

  private static List<Object> codes(List<Map<String, Object>> attempts) {
    return attempts.stream().map(attempt -> attempt.getOrDefault("error_code", "")).toList();
  }

  private static Map<String, Object> schema() {
    return map(
        "type", "object",
        "properties",
            map("mood", map("enum", List.of("glad", "sad")), "force", map("type", "integer")),
        "required", List.of("mood"));
  }
}
