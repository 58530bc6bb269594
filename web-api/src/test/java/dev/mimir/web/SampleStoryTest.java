package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The sample that has a base of knowledge, a character who talks, a timer, a tool and a fight.
class SampleStoryTest {
  static final String GAME = "hallow-skerry";

  /// To its best ending, with the draws of the recorded route.
  static final String SEED = "afadceb52fda353fb87928938870d575a08748f27ad513043282160aebea23d4";

  static final List<String> ANSWERS =
      List.of(
          "{\"text\":\"Wren\"}",
          "{\"choice\":\"read\"}",
          "{\"text\":\"the loss of the Merriment\"}",
          "{\"choice\":\"count\"}",
          "{\"choice\":\"wind\"}",
          "{\"choice\":\"slow\"}",
          "{\"choice\":\"hush\"}",
          "{\"choice\":\"bluff\"}",
          "{\"choice\":\"talk\"}",
          "{\"text\":\"I have read about the Merriment. The clockwork was in order.\"}",
          "{\"choice\":\"rise\"}",
          "{\"text\":\"Merriment, of Sallow\"}");

  private static JsonNode base() {
    return Api.get("/api/v2/knowledge/bases?page_size=200")
        .data()
        .path("items")
        .valueStream()
        .filter(base -> base.path("graph_id").asString().equals(GAME))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void comes_with_its_base_of_knowledge() {
    assertThat(base().path("name").stringValue()).isEqualTo("logbooks");
    assertThat(base().path("documents").intValue()).isEqualTo(8);
    String document =
        "/api/v2/knowledge/bases/" + base().path("base_id").stringValue() + "/documents/merriment";
    JsonNode merriment = Api.get(document).data();
    assertThat(merriment.path("title").stringValue()).isEqualTo("The loss of the Merriment");
    assertThat(merriment.at("/lore/keywords/0").stringValue()).isEqualTo("merriment");
  }

  @Test
  void is_played_offline_to_its_end() {
    String body = "{\"graph_id\":\"%s\",\"seed\":\"%s\"}".formatted(GAME, SEED);
    String session =
        "/api/v2/sessions/"
            + Api.post("/api/v2/sessions", body).data().path("session_id").stringValue();
    for (String answer : ANSWERS) {
      Answer accepted = Api.post(settled(session) + "/input", answer);
      assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }
    assertThat(Api.get(settled(session)).data().path("ending").asString()).isEqualTo("named");
    assertThat(Api.get(session + "/events").text()).contains("\"document_id\":\"merriment\"");
  }

  /// The session, once it waits for the player or is over.
  private static String settled(String session) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> Api.get(session).data().path("status").stringValue(),
            List.of("awaiting_input", "ended", "incident")::contains);
    return session;
  }
}
