package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnvelopeTest {

  @Test
  void wraps_success() {
    Answer answer = Api.get("/api/v2/info");
    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(json.propertyNames())
        .containsExactly(
            "success", "message", "data", "timestamp", "request_id", "tenant_id", "execution_time");
    assertThat(json.path("success").booleanValue()).isTrue();
    assertThat(json.path("tenant_id").stringValue()).isEqualTo("default");
    assertThat(json.path("request_id").stringValue())
        .matches("req_[0-9a-f]{32}")
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(json.path("execution_time").doubleValue()).isPositive();
  }

  @Test
  void wraps_failure_as_a_problem() {
    Answer answer = Api.get("/api/v2/nowhere");
    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json.propertyNames())
        .containsExactly(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "success",
            "message",
            "error",
            "error_code",
            "timestamp",
            "request_id",
            "tenant_id",
            "execution_time");
    assertThat(json.path("instance").stringValue()).isEqualTo("/api/v2/nowhere");
    assertThat(json.path("error_code").stringValue()).isEqualTo("NOT_FOUND");
    assertThat(json.path("request_id").stringValue()).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void takes_over_a_request_id_that_is_well_formed() {
    Answer answer = Api.get("/api/v2/info", "X-Request-Id", "my-id_1");
    assertThat(answer.header("X-Request-Id")).isEqualTo("my-id_1");
    assertThat(answer.json().path("request_id").stringValue()).isEqualTo("my-id_1");
  }

  @Test
  void makes_a_request_id_where_the_given_one_is_not_well_formed() {
    Answer answer = Api.get("/api/v2/info", "X-Request-Id", "<b> id");
    assertThat(answer.header("X-Request-Id")).startsWith("req_");
  }

  @Test
  void names_the_tenant() {
    Answer answer = Api.get("/api/v2/info", "X-Tenant-Id", "acme-1");
    assertThat(answer.json().path("tenant_id").stringValue()).isEqualTo("acme-1");
  }

  @Test
  void says_which_methods_are_allowed() {
    Answer answer = Api.get("/api/v2/dice/odds");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }
}
