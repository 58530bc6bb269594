package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a model writes, as it writes it.
class DeltasTest {
  private static final String TALE =
      """
      { "format": "mimir/1", "id": "tale", "variables": { "said": {"type": "string", "initial": ""} },
        "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "llm": { "prompt": "Tell.", "into": "said", "script": { "*": "No." } },
            "next": "told" },
          { "id": "told", "end": "told" } ] }
      """;
  private static final String FIRST = "Once upon a time, ";
  private static final String SECOND = "two dragons \uD83D\uDC09 played chess.";

  private final String tenant = "deltas-" + UUID.randomUUID().toString().substring(0, 8);

  /// Says the first part at once, the second when it may.
  private static Behaviour telling(CountDownLatch may) {
    return completion -> {
      completion.say(FIRST);
      try {
        may.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      completion.say(SECOND);
      completion.finish("stop");
    };
  }

  private JsonNode post(String path, String body) {
    Api.Answer answer = Api.post(path, body, "X-Tenant-Id", tenant);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.data();
  }

  /// Reads deltas into a text until it is as long as wished.
  private static void hear(MessageReader socket, StringBuilder text, int length) {
    while (text.length() < length) {
      JsonNode delta = socket.next("delta");
      assertThat(delta.path("offset").intValue()).isEqualTo(text.length());
      assertThat(delta.path("effect_id").stringValue()).isNotBlank();
      text.append(delta.path("text").stringValue());
    }
  }

  @Test
  void comes_to_those_who_listen_and_to_those_who_come_late_before_the_event_that_has_it_all()
      throws IOException {
    CountDownLatch may = new CountDownLatch(1);
    try (FakeModelServer model = new FakeModelServer()) {
      model.then(telling(may));
      post(
          "/api/v2/llm/configs",
          """
          { "name": "teller", "provider": "openai_compatible", "api_url": "%s", "model": "small" }
          """
              .formatted(model.url()));
      post("/api/v2/graphs", TALE);
      String path =
          "/api/v2/sessions/"
              + post("/api/v2/sessions", "{\"graph_id\":\"tale\"}")
                  .path("session_id")
                  .stringValue();
      StringBuilder early = new StringBuilder();
      StringBuilder late = new StringBuilder();
      try (MessageReader first = new MessageReader(path + "/socket", "X-Tenant-Id", tenant)) {
        hear(first, early, FIRST.length());
        try (MessageReader second = new MessageReader(path + "/socket", "X-Tenant-Id", tenant)) {
          hear(second, late, FIRST.length());
          assertThat(late).hasToString(FIRST);
          may.countDown();
          hear(second, late, (FIRST + SECOND).length());
        }
        hear(first, early, (FIRST + SECOND).length());
        JsonNode completed = first.next();
        assertThat(completed.at("/data/type").stringValue()).isEqualTo("EffectCompleted");
      }
      assertThat(early).hasToString(FIRST + SECOND);
      assertThat(late).hasToString(FIRST + SECOND);
    } finally {
      may.countDown();
    }
  }

  @Test
  void comes_over_server_sent_events_too_also_when_it_is_written_at_once() throws IOException {
    Api.post(
        "/api/v2/graphs",
        TALE.replace("\"tale\"", "\"brief-tale\"")
            .replace(
                "\"start\": {}, \"next\": \"ask\" }",
                """
                "start": {}, "next": "go" },
                { "id": "go", "choice": { "choices": [ {"id": "on", "text": "On", "next": "ask"} ] } }
                """));
    String session = "/api/v2/sessions/" + Games.start("brief-tale");
    try (EventReader stream = new EventReader(session + "/stream", null).begun()) {
      EventReader.Sent sent = stream.event();
      Api.post(session + "/input", "{\"choice\":\"on\"}");
      while (!sent.type().equals("delta")) {
        assertThat(sent.data().path("type").stringValue()).isNotEqualTo("EffectCompleted");
        sent = stream.event();
      }
      assertThat(sent.id()).isNull();
      assertThat(sent.data().propertyNames())
          .containsExactlyInAnyOrder("effect_id", "offset", "text");
      assertThat(sent.data().path("text").stringValue()).isEqualTo("No.");
    }
  }
}
