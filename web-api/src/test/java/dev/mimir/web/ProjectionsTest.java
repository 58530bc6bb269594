package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Read models that are made again, and events that they cannot take in.
class ProjectionsTest {
  private static final String PROJECTIONS = "/api/v2/projections";
  private static final String FAILURES = PROJECTIONS + "/transcript/failures";
  private static final String POISON =
      """
      { "format": "mimir/1", "id": "poison", "nodes": [
          { "id": "begin", "start": {}, "next": "say" },
          { "id": "say", "story": "a cup of poison", "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "drink", "text": "Drink", "next": "done" } ] } },
          { "id": "done", "end": "done" } ] }
      """;

  @BeforeAll
  static void publish() {
    Games.publish("made-again");
    assertThat(Api.post("/api/v2/graphs", POISON).status()).isIn(200, 201);
  }

  @AfterEach
  void accept() {
    sql().execute("alter table " + table() + " drop constraint if exists poison");
  }

  @Test
  void a_read_model_is_made_again_while_it_answers() {
    String session = "/api/v2/sessions/" + Games.start("made-again");
    for (int turn = 0; turn < 20; turn++) {
      Api.post(session + "/input", "{\"choice\":\"stay\"}");
    }
    await().until(() -> transcript(session).size() == 40);
    List<JsonNode> before = transcript(session);
    long generation = status().path("generation").longValue();
    Answer answer = Api.post(PROJECTIONS + "/transcript/rebuild", "", "Idempotency-Key", "again-1");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.data().path("name").stringValue()).isEqualTo("transcript");
    await()
        .until(() -> {
          assertThat(transcript(session)).isEqualTo(before);
          return status().path("generation").longValue() == generation + 1;
        });
    assertThat(status().has("rebuild")).isFalse();
    assertThat(transcript(session)).isEqualTo(before);

    Api.post(PROJECTIONS + "/transcript/rebuild", "", "Idempotency-Key", "again-1");
    Api.post(session + "/input", "{\"choice\":\"leave\"}");
    await().until(() -> transcript(session).size() == 42);
    assertThat(status().path("generation").longValue()).isEqualTo(generation + 1);
  }

  @Test
  void only_read_models_can_be_made_again() {
    assertThat(Api.post(PROJECTIONS + "/weather/rebuild", "").status()).isEqualTo(404);
    assertThat(Api.get(PROJECTIONS + "/weather/failures").status()).isEqualTo(404);
  }

  @Test
  void an_event_that_fails_holds_up_its_own_session_only_until_it_is_dealt_with() {
    sql()
        .execute(
            "alter table "
                + table()
                + " add constraint poison check (text <> 'a cup of poison') not valid");
    String poisoned = Games.start("poison");
    String session = "/api/v2/sessions/" + poisoned;
    Api.post(session + "/input", "{\"choice\":\"drink\"}");
    String healthy = "/api/v2/sessions/" + Games.start("made-again");
    Api.post(healthy + "/input", "{\"choice\":\"stay\"}");
    await().until(() -> transcript(healthy).size() == 2);
    await().until(() -> failure(poisoned).path("events").asLong(0) == 3);
    JsonNode failure = failure(poisoned);
    assertThat(failure.path("kind").stringValue()).isEqualTo("session");
    assertThat(failure.path("event").stringValue()).isEqualTo("TextShown");
    assertThat(failure.path("cause").stringValue()).isEqualTo("data-integrity-violation");
    assertThat(transcript(session)).isEmpty();

    String retry = FAILURES + "/" + failure.path("failure_id").stringValue() + "/retry";
    Answer again = Api.post(retry, "");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.data().path("resolved").booleanValue()).isFalse();
    assertThat(Api.post(retry, "", "X-Tenant-Id", "other").status()).isEqualTo(404);
    accept();
    assertThat(Api.post(retry, "").data().path("resolved").booleanValue()).isTrue();
    assertThat(transcript(session)).hasSize(3);
    assertThat(Api.post(retry, "").status()).isEqualTo(404);
  }

  @Test
  void a_read_model_goes_without_an_event_that_is_discarded() {
    sql()
        .execute(
            "alter table "
                + table()
                + " add constraint poison check (text <> 'a cup of poison') not valid");
    String poisoned = Games.start("poison");
    String session = "/api/v2/sessions/" + poisoned;
    Api.post(session + "/input", "{\"choice\":\"drink\"}");
    await().until(() -> failure(poisoned).path("events").asLong(0) == 3);
    String path = FAILURES + "/" + failure(poisoned).path("failure_id").stringValue();
    Answer discarded = Api.send("DELETE", path, BodyPublishers.noBody());
    assertThat(discarded.status()).as(discarded.text()).isEqualTo(200);
    assertThat(discarded.data().path("resolved").booleanValue()).isTrue();
    assertThat(transcript(session)).hasSize(2);
  }

  private static DSLContext sql() {
    return Server.bean(DSLContext.class);
  }

  private static String table() {
    return "transcript_" + status().path("generation").longValue();
  }

  private static JsonNode status() {
    for (JsonNode projection : Api.get(PROJECTIONS).data().path("items")) {
      if (projection.path("name").stringValue().equals("transcript")) {
        return projection;
      }
    }
    throw new AssertionError("no transcript");
  }

  private static JsonNode failure(String session) {
    for (JsonNode failure : Api.get(FAILURES).data().path("items")) {
      if (failure.path("subject").stringValue().equals(session)) {
        return failure;
      }
    }
    return Api.get(FAILURES).data().path("none");
  }

  private static List<JsonNode> transcript(String session) {
    List<JsonNode> items = new ArrayList<>();
    Api.get(session + "/transcript?limit=1000").data().path("items").forEach(items::add);
    return items;
  }
}
