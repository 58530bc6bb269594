package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {
  private static final String START = "{\"graph_id\":\"once\"}";

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void publish() {
    Games.publish("once");
  }

  @Test
  void starts_one_session_for_one_key() {
    Answer first = start(START);
    Answer second = start("{ \"graph_id\" : \"once\", \"seed\": null }");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(second.json().path("message")).isEqualTo(first.json().path("message"));
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void starts_a_session_for_every_request_without_a_key() {
    assertThat(Games.start("once")).isNotEqualTo(Games.start("once"));
  }

  @Test
  void refuses_a_key_that_came_with_another_body() {
    start(START);
    Answer other = start("{\"graph_id\":\"once\",\"client_seed\":\"x\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void keeps_the_keys_of_tenants_apart() {
    Answer mine = start(START);
    Api.post("/api/v2/graphs", Games.document("once"), "X-Tenant-Id", "other");
    Answer theirs =
        Api.post("/api/v2/sessions", START, "Idempotency-Key", key, "X-Tenant-Id", "other");
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.data().path("session_id")).isNotEqualTo(mine.data().path("session_id"));
  }

  @Test
  void starts_one_session_when_many_come_at_once() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> request = () -> start(START);
      List<Future<Answer>> answers =
          clients.invokeAll(IntStream.range(0, 12).mapToObj(_ -> request).toList());
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(201);
        assertThat(answer.get().data()).isEqualTo(answers.getFirst().get().data());
      }
    }
  }

  @Test
  void finds_the_session_of_a_process_that_died_before_it_answered() {
    Answer first = start(START);
    forgetAnswer();
    Answer again = start(START);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.data()).isEqualTo(first.data());
  }

  @Test
  void starts_the_session_of_a_process_that_died_before_it_began() {
    Answer reserved = Api.post("/api/v2/sessions/reservations", "");
    String id = reserved.data().path("session_id").stringValue();
    start(START);
    jdbc()
        .sql("update idempotency_key set status = null, answer = null, reserved = ? where key = ?")
        .params(id, key)
        .update();
    Answer started = start(START);
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.data().path("session_id").stringValue()).isEqualTo(id);
  }

  @Test
  void does_not_take_a_session_that_somebody_else_started_for_its_own() {
    Answer reserved = Api.post("/api/v2/sessions/reservations", "");
    String body =
        "{\"graph_id\":\"once\",\"session_id\":" + reserved.data().path("session_id") + "}";
    assertThat(Api.post("/api/v2/sessions", body).status()).isEqualTo(201);
    assertThat(start(body).code()).isEqualTo("SESSION_CONFLICT");
    assertThat(start(body).code()).isEqualTo("SESSION_CONFLICT");
  }

  @Test
  void publishes_a_graph_once_for_one_key() {
    String document = Games.document("once-published");
    Answer first = Api.post("/api/v2/graphs", document, "Idempotency-Key", key);
    Answer second = Api.post("/api/v2/graphs", document, "Idempotency-Key", key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.data()).isEqualTo(first.data());
    Answer other = Api.post("/api/v2/graphs", document + " ", "Idempotency-Key", key);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void plays_one_turn_for_one_key() {
    String input = "/api/v2/sessions/" + Games.start("once") + "/input";
    Answer first = Api.post(input, "{\"choice\":\"stay\"}", "Idempotency-Key", key);
    Answer second = Api.post(input, "{ \"choice\": \"stay\" }", "Idempotency-Key", key);
    Answer other = Api.post(input, "{\"choice\":\"leave\"}", "Idempotency-Key", key);
    assertThat(first.data().path("turn").intValue()).isOne();
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  private Answer start(String body) {
    return Api.post("/api/v2/sessions", body, "Idempotency-Key", key);
  }

  private void forgetAnswer() {
    jdbc()
        .sql("update idempotency_key set status = null, answer = null where key = ?")
        .params(key)
        .update();
  }

  private static JdbcClient jdbc() {
    return Server.bean(JdbcClient.class);
  }
}
