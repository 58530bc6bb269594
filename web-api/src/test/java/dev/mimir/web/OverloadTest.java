package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import dev.mimir.web.overload.Admission;
import dev.mimir.web.overload.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What clients see when more is asked than can be done.
class OverloadTest {

  @Test
  void a_turn_that_finds_no_place_is_refused_and_can_be_sent_again() {
    Games.publish("crowded");
    String session = "/api/v2/sessions/" + Games.start("crowded");
    Answer before = Api.get(session);
    List<Place> all = new ArrayList<>();
    try {
      Optional<Place> next = Server.bean(Admission.class).enter();
      while (next.isPresent()) {
        all.add(next.get());
        next = Server.bean(Admission.class).enter();
      }
      Answer refused =
          Api.post(session + "/input", "{\"choice\":\"stay\"}", "Idempotency-Key", "k");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.header("X-Request-Id")).isNotNull();
      assertThat(refused.json().path("error_code").stringValue()).isEqualTo("UNAVAILABLE");
      assertThat(refused.json().path("detail").stringValue()).contains("Nothing was done");
      assertThat(Api.get(session).data()).isEqualTo(before.data());
    } finally {
      all.forEach(Place::close);
    }
    Answer again = Api.post(session + "/input", "{\"choice\":\"stay\"}", "Idempotency-Key", "k");
    assertThat(again.status()).isEqualTo(200);
  }
}
