package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlayTest {

  @BeforeAll
  static void publish() {
    Games.publish("play");
  }

  @Test
  void plays_a_session_to_its_end() {
    String session = "/api/v2/sessions/" + Games.start("play");
    long wait = Api.get(session).data().at("/awaiting/0/wait_id").longValue();
    Answer stay = Api.post(session + "/input", "{\"choice\":\"stay\",\"wait_id\":" + wait + "}");
    assertThat(stay.status()).as(stay.text()).isEqualTo(200);
    assertThat(stay.data().path("status").stringValue()).isEqualTo("awaiting_input");
    assertThat(stay.data().has("ending")).isTrue();
    Answer leave = Api.post(session + "/input?wait=1", "{\"choice\":\"leave\"}");
    assertThat(leave.data().path("status").stringValue()).isEqualTo("ended");
    assertThat(leave.data().path("ending").stringValue()).isEqualTo("left");
    assertThat(Api.get(session).data()).isEqualTo(leave.data());
    Answer late = Api.post(session + "/input", "{\"choice\":\"stay\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("SESSION_ENDED");
  }

  @Test
  void refuses_input_for_a_wait_that_is_over() {
    String session = "/api/v2/sessions/" + Games.start("play");
    JsonNode before = Api.get(session).data();
    Answer answer = Api.post(session + "/input", "{\"choice\":\"stay\",\"wait_id\":0}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("SESSION_CONFLICT");
    assertThat(Api.get(session).data()).isEqualTo(before);
  }

  @Test
  void refuses_input_of_somebody_who_does_not_play() {
    String session = "/api/v2/sessions/" + Games.start("play");
    Answer answer = Api.post(session + "/input", "{\"choice\":\"stay\",\"player_id\":\"zoe\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("INPUT_NOT_EXPECTED");
  }

  @Test
  void serves_the_event_log_in_slices() {
    String events = "/api/v2/sessions/" + Games.start("play") + "/events";
    JsonNode whole = Api.get(events).data();
    assertThat(whole.path("next").isNull()).isTrue();
    List<JsonNode> items = new ArrayList<>();
    String query = "?limit=1";
    while (!query.isEmpty()) {
      JsonNode slice = Api.get(events + query).data();
      slice.path("items").forEach(items::add);
      query = slice.path("next").isNull() ? "" : "?limit=1&after=" + slice.path("next").longValue();
    }
    assertThat(items).extracting(item -> item.path("sequence").longValue()).startsWith(0L, 1L);
    assertThat(items).hasSize(whole.path("items").size());
  }

  @Test
  void shows_the_past() {
    String session = "/api/v2/sessions/" + Games.start("play");
    JsonNode before = Api.get(session).data();
    Api.post(session + "/input", "{\"choice\":\"stay\"}");
    Answer then = Api.get(session + "/state?at=" + before.path("sequence").longValue());
    assertThat(then.status()).isEqualTo(200);
  }

  @Test
  void starts_a_session_that_was_reserved_once() {
    JsonNode reserved = Api.post("/api/v2/sessions/reservations", "").data();
    String body =
        "{\"graph_id\":\"play\",\"client_seed\":\"mine\",\"session_id\":"
            + reserved.path("session_id")
            + "}";
    Answer first = Api.post("/api/v2/sessions", body);
    Answer second = Api.post("/api/v2/sessions", body);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.data().path("session_id")).isEqualTo(reserved.path("session_id"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("SESSION_CONFLICT");
  }

  @Test
  void tells_the_commitment_to_the_draws() {
    Answer answer = Api.get("/api/v2/sessions/" + Games.start("play") + "/fairness");
    assertThat(answer.data().path("commitment").stringValue()).hasSize(64);
    assertThat(answer.data().path("seed").isNull()).isTrue();
  }
}
