package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A session followed and played over a WebSocket.
class SocketTest {
  private static final String NOBODY =
      "/api/v2/sessions/01900000-0000-7000-8000-000000000000/socket";

  @BeforeAll
  static void publish() {
    Games.publish("socket");
  }

  private static String path(String session) {
    return "/api/v2/sessions/" + session + "/socket";
  }

  private static JsonNode answer(MessageReader socket, String message) {
    socket.send(message);
    return socket.next("accepted", "refused");
  }

  private static void assertRefused(MessageReader socket, String message, String code) {
    JsonNode answer = answer(socket, message);
    assertThat(answer.path("type").stringValue()).as(answer.toString()).isEqualTo("refused");
    assertThat(answer.path("error_code").stringValue()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.path("message").stringValue()).isNotBlank();
  }

  @Test
  void plays_and_tells_every_event() {
    String session = Games.start("socket");
    try (MessageReader socket = new MessageReader(path(session))) {
      JsonNode accepted = answer(socket, "{\"type\":\"input\",\"choice\":\"stay\"}");
      assertThat(accepted.path("type").stringValue()).as(accepted.toString()).isEqualTo("accepted");
      assertThat(accepted.path("status").stringValue()).isEqualTo("awaiting_input");
      assertThat(accepted.path("turn").longValue()).isEqualTo(1);
      assertThat(accepted.path("repeated").booleanValue()).isFalse();
      long last = accepted.path("sequence").longValue();
      try (MessageReader again = new MessageReader(path(session) + "?after=0")) {
        for (long id = 1; id <= last; id++) {
          JsonNode event = again.next();
          assertThat(event.path("id").longValue()).isEqualTo(id);
          assertThat(event.at("/data/sequence").longValue()).isEqualTo(id);
          assertThat(event.at("/data/type").stringValue()).isNotBlank();
        }
      }
      JsonNode over = answer(socket, "{\"type\":\"input\",\"choice\":\"leave\",\"key\":\"k\"}");
      assertThat(over.path("status").stringValue()).isEqualTo("ended");
      assertThat(over.path("key").stringValue()).isEqualTo("k");
      assertRefused(socket, "{\"type\":\"input\",\"choice\":\"stay\"}", "SESSION_ENDED");
    }
  }

  @Test
  void refuses_as_over_http() {
    String session = Games.start("socket");
    try (MessageReader socket = new MessageReader(path(session))) {
      assertRefused(socket, "{\"type\":\"input\"}", "INPUT_INVALID");
      assertRefused(socket, "{\"type\":\"input\",\"choice\":\"fly\"}", "INPUT_INVALID");
      assertRefused(
          socket, "{\"type\":\"input\",\"choice\":\"stay\",\"wait_id\":1}", "SESSION_CONFLICT");
      assertRefused(socket, "{\"type\":\"inptu\",\"choice\":\"stay\"}", "VALIDATION_ERROR");
      assertRefused(socket, "{\"choice\":\"stay\"}", "VALIDATION_ERROR");
      assertRefused(socket, "{\"type\":\"input\",\"choice\":\"stay\",\"x\":1}", "VALIDATION_ERROR");
      assertRefused(
          socket, "{\"type\":\"input\",\"choice\":\"stay\",\"key\":\"ü\"}", "VALIDATION_ERROR");
      assertRefused(socket, "{\"type\":", "MALFORMED_JSON");
      assertRefused(socket, "", "MALFORMED_JSON");
      assertRefused(socket, "[]", "VALIDATION_ERROR");
      String letters = "\"" + "x".repeat(20_000) + "\"";
      assertRefused(socket, "{\"type\":\"input\",\"text\":" + letters + "}", "INPUT_INVALID");
    }
    assertThat(Api.get("/api/v2/sessions/" + session).data().path("turn").longValue()).isZero();
  }

  @Test
  void plays_a_turn_once_for_one_key_be_it_over_http() {
    String session = Games.start("socket");
    try (MessageReader socket = new MessageReader(path(session))) {
      String message = "{\"type\":\"input\",\"choice\":\"stay\",\"key\":\"once\"}";
      JsonNode first = answer(socket, message);
      JsonNode second = answer(socket, message);
      assertThat(second.path("repeated").booleanValue()).isTrue();
      assertThat(second.path("sequence")).isEqualTo(first.path("sequence"));
      assertThat(
              Api.post(
                      "/api/v2/sessions/" + session + "/input",
                      "{\"choice\":\"stay\"}",
                      "Idempotency-Key",
                      "once")
                  .data()
                  .path("sequence"))
          .isEqualTo(first.path("sequence"));
      assertRefused(
          socket,
          "{\"type\":\"input\",\"choice\":\"leave\",\"key\":\"once\"}",
          "IDEMPOTENCY_KEY_REUSED");
    }
  }

  @Test
  void closes_on_a_message_that_is_too_long() {
    try (MessageReader socket = new MessageReader(path(Games.start("socket")))) {
      socket.send("x".repeat(200_000));
      assertThat(socket.next("closed", "broken").path("status").intValue()).isEqualTo(1009);
    }
  }

  @Test
  void opens_for_pages_of_this_server_and_of_no_other() {
    String session = Games.start("socket");
    try (MessageReader own = new MessageReader(path(session), "Origin", Server.url())) {
      assertThat(own.next().path("id").longValue()).isZero();
    }
    assertStatus(403, path(session), "Origin", "https://elsewhere.example");
  }

  @Test
  void opens_only_for_sessions_that_are_there_and_only_as_a_socket() {
    assertStatus(404, NOBODY);
    assertStatus(404, path(Games.start("socket")), "X-Tenant-Id", "another");
    assertStatus(400, path(Games.start("socket")) + "?after=x");
    assertThat(Api.get(path(Games.start("socket"))).code()).isEqualTo("VALIDATION_ERROR");
  }

  private static void assertStatus(int status, String path, String... headers) {
    assertThatThrownBy(() -> new MessageReader(path, headers))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
  }
}
