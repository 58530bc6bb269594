package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import dev.mimir.value.Json;
import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelsTest {
  private static final String KEY = "sk-very-secret-key-4711";
  private static final String CONFIGS = "/api/v2/llm/configs";
  private static final String ROUTES = "/api/v2/llm/routes";

  private final String tenant = "models-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Answer> answers = new ArrayList<>();
  private final FakeModelServer server = new FakeModelServer();

  @AfterEach
  void shows_the_key_nowhere() {
    server.close();
    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.text() + answer.headers().map()).doesNotContain(KEY));
  }

  @Test
  void configures_a_provider() {
    JsonNode created = created(CONFIGS, config("clever"));
    String id = created.path("config_id").asString();
    assertThat(created.path("api_key_hint").asString()).isEqualTo("4711");
    assertThat(created.path("enabled").asBoolean()).isTrue();
    assertThat(created.path("weight").asInt()).isEqualTo(3);
    assertThat(send("GET", CONFIGS + "/" + id, Map.of()).data()).isEqualTo(created);
    JsonNode list = send("GET", CONFIGS + "?page_size=1", Map.of()).data();
    assertThat(list.path("items").get(0)).isEqualTo(created);
    assertThat(list.at("/pagination/total").asInt()).isOne();

    Answer deleted = send("DELETE", CONFIGS + "/" + id, Map.of());
    assertThat(deleted.data().path("deleted").asBoolean()).isTrue();
    assertThat(send("GET", CONFIGS + "/" + id, Map.of()).code()).isEqualTo("LLM_CONFIG_NOT_FOUND");
    assertThat(send("DELETE", CONFIGS + "/" + id, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void keeps_the_key_that_a_change_leaves_out() {
    String path = CONFIGS + "/" + created(CONFIGS, config("clever")).path("config_id").asString();
    Map<String, Object> change = config("wise");
    change.remove("api_key");
    change.put("enabled", false);
    Answer changed = send("PUT", path, change);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.data().path("name").asString()).isEqualTo("wise");
    assertThat(changed.data().path("enabled").asBoolean()).isFalse();
    assertThat(changed.data().path("api_key_hint").asString()).isEqualTo("4711");
    send("POST", path + "/test", Map.of());
    assertThat(server.received().getFirst().authorization()).isEqualTo("Bearer " + KEY);
    change.put("api_key", "sk-another-key-0815");
    assertThat(send("PUT", path, change).data().path("api_key_hint").asString()).isEqualTo("0815");
    send("POST", path + "/test", Map.of());
    assertThat(server.received().getLast().authorization()).isEqualTo("Bearer sk-another-key-0815");
  }

  @Test
  void tries_a_configuration_with_one_real_call() {
    String path =
        CONFIGS + "/" + created(CONFIGS, config("clever")).path("config_id").asString() + "/test";
    JsonNode works = send("POST", path, Map.of()).data();
    assertThat(works.path("ok").asBoolean()).isTrue();
    assertThat(works.path("text").asString()).isEqualTo("pong");
    assertThat(works.path("tokens_out").asInt()).isOne();
    assertThat(server.received()).hasSize(1);

    server.then(Behaviour.failing(401, "{\"error\":\"wrong key " + KEY + "\"}"));
    JsonNode refused = send("POST", path, Map.of()).data();
    assertThat(refused.path("ok").asBoolean()).isFalse();
    assertThat(refused.path("error_code").asString()).isEqualTo("UNAUTHORIZED");
    assertThat(refused.path("message").asString()).contains("401", "***");
    assertThat(send("POST", CONFIGS + "/none/test", Map.of()).code())
        .isEqualTo("LLM_CONFIG_NOT_FOUND");
  }

  @Test
  void reports_everything_that_is_wrong_with_a_configuration() {
    Answer answer =
        send(
            "POST",
            CONFIGS,
            Map.of("provider", "openai", "api_url", "nowhere", "weight", -1, "api_key", "short"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.json().path("errors"))
        .extracting(fault -> fault.path("path").asString())
        .containsExactlyInAnyOrder("/name", "/api_url", "/weight", "/api_key", "/model");
    Answer unknown = send("POST", CONFIGS, Map.of("name", "x", "provider", "oracle"));
    assertThat(unknown.text())
        .contains("anthropic, gemini, ollama, openai, openai_compatible, scripted");
    created(CONFIGS, config("clever"));
    assertThat(send("POST", CONFIGS, config("clever")).json().at("/errors/0/path").asString())
        .isEqualTo("/name");
    assertThat(send("PUT", CONFIGS + "/none", config("x")).code())
        .isEqualTo("LLM_CONFIG_NOT_FOUND");
  }

  @Test
  void creates_once_for_one_idempotency_key() {
    String key = UUID.randomUUID().toString();
    String body = Json.MAPPER.writeValueAsString(config("clever"));
    Answer first = Api.post(CONFIGS, body, "X-Tenant-Id", tenant, "Idempotency-Key", key);
    Answer again = Api.post(CONFIGS, body, "X-Tenant-Id", tenant, "Idempotency-Key", key);
    answers.add(again);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(send("GET", CONFIGS, Map.of()).data().path("items").size()).isOne();
  }

  @Test
  void shows_a_tenant_only_what_is_its_own() {
    String id = created(CONFIGS, config("clever")).path("config_id").asString();
    assertThat(Api.get(CONFIGS + "/" + id, "X-Tenant-Id", "someone-else").status()).isEqualTo(404);
    assertThat(Api.get(CONFIGS, "X-Tenant-Id", "someone-else").data().path("items").size())
        .isZero();
  }

  @Test
  void configures_a_route() {
    String one = created(CONFIGS, config("one")).path("config_id").asString();
    String two = created(CONFIGS, config("two")).path("config_id").asString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "spread");
    body.put("members", List.of(Map.of("config_id", one, "weight", 2)));
    body.put("failover", List.of(two));
    JsonNode created = created(ROUTES, body);
    String path = ROUTES + "/" + created.path("route_id").asString();
    assertThat(created.at("/members/0/weight").asInt()).isEqualTo(2);
    assertThat(send("GET", path, Map.of()).data()).isEqualTo(created);
    assertThat(send("GET", ROUTES, Map.of()).data().path("items").get(0)).isEqualTo(created);

    Answer used = send("DELETE", CONFIGS + "/" + two, Map.of());
    assertThat(used.status()).isEqualTo(409);
    assertThat(used.code()).isEqualTo("LLM_CONFIG_IN_USE");
    assertThat(used.text()).contains("spread");

    body.put("failover", List.of());
    assertThat(send("PUT", path, body).data().path("failover").size()).isZero();
    body.put("members", List.of(Map.of("config_id", "gone")));
    Answer wrong = send("PUT", path, body);
    assertThat(wrong.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(wrong.json().at("/errors/0/path").asString()).isEqualTo("/members/0/config_id");
    assertThat(send("DELETE", path, Map.of()).data().path("deleted").asBoolean()).isTrue();
    assertThat(send("GET", path, Map.of()).code()).isEqualTo("LLM_ROUTE_NOT_FOUND");
    assertThat(send("DELETE", path, Map.of()).code()).isEqualTo("LLM_ROUTE_NOT_FOUND");
    assertThat(send("PUT", path, body).code()).isEqualTo("LLM_ROUTE_NOT_FOUND");
  }

  private Map<String, Object> config(String name) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("provider", "openai_compatible");
    config.put("api_url", server.url());
    config.put("api_key", KEY);
    config.put("model", "small");
    config.put("weight", 3);
    config.put("metadata", Map.of("prices", Map.of("*", Map.of("input", 5))));
    return config;
  }

  private JsonNode created(String path, Map<String, Object> body) {
    Answer answer = send("POST", path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data();
  }

  private Answer send(String method, String path, Map<String, Object> body) {
    boolean has = !body.isEmpty();
    Answer answer =
        Api.send(
            method,
            path,
            has
                ? BodyPublishers.ofString(
                    Objects.requireNonNull(Json.MAPPER.writeValueAsString(body)))
                : BodyPublishers.noBody(),
            "X-Tenant-Id",
            tenant,
            "Content-Type",
            "application/json");
    answers.add(answer);
    return answer;
  }
}
