package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.value.Json;
import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphsTest {

  @Test
  void publishes_versions() {
    String document = Games.document("versions");
    Answer first = Api.post("/api/v2/graphs", document);
    Answer same = Api.post("/api/v2/graphs", document);
    Answer second = Api.post("/api/v2/graphs", document.replace("Tea", "Soup"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.data()).isEqualTo(first.data());
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.data().path("version").intValue()).isEqualTo(2);
    JsonNode versions = Api.get("/api/v2/graphs/versions/versions?page_size=1").data();
    assertThat(versions.path("items").size()).isOne();
    assertThat(versions.at("/pagination/total").intValue()).isEqualTo(2);
    assertThat(versions.at("/pagination/total_pages").intValue()).isEqualTo(2);
    assertThat(versions.at("/pagination/has_next").booleanValue()).isTrue();
    assertThat(versions.at("/pagination/has_prev").booleanValue()).isFalse();
    assertThat(Api.get("/api/v2/graphs/versions").data().path("version").intValue()).isEqualTo(2);
  }

  @Test
  void serves_a_document_as_it_was_uploaded() {
    String document = Games.document("verbatim");
    Answer published = Api.post("/api/v2/graphs", document);
    Answer served = Api.get("/api/v2/graphs/verbatim/versions/1");
    String tag = Objects.requireNonNull(served.header("ETag"));
    assertThat(served.text()).contains(document);
    assertThat(served.data()).isEqualTo(Json.STRICT.readTree(document));
    assertThat(tag).isEqualTo("\"" + published.data().path("content_hash").stringValue() + "\"");
    Answer known = Api.get("/api/v2/graphs/verbatim/versions/1", "If-None-Match", tag);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.text()).isEmpty();
    Answer canonical = Api.get("/api/v2/graphs/verbatim/versions/1?view=canonical");
    assertThat(canonical.status()).isEqualTo(200);
  }

  @Test
  void archives_a_graph() {
    Games.publish("archived");
    Answer answer = Api.send("DELETE", "/api/v2/graphs/archived", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("archived").booleanValue()).isTrue();
    assertThat(Api.send("DELETE", "/api/v2/graphs/none", BodyPublishers.noBody()).code())
        .isEqualTo("GRAPH_NOT_FOUND");
  }

  @Test
  void takes_a_document_without_a_content_type() {
    Answer answer =
        Api.send(
            "POST", "/api/v2/graphs/validate", BodyPublishers.ofString(Games.document("typeless")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("valid").booleanValue()).isTrue();
  }

  @Test
  void tells_the_odds_of_dice() {
    JsonNode odds = Api.post("/api/v2/dice/odds", "{\"notation\":\"2d6\"}").data();
    assertThat(odds.path("mean").doubleValue()).isEqualTo(7);
    assertThat(odds.path("probabilities").size()).isEqualTo(11);
    assertThat(odds.path("exact").booleanValue()).isTrue();
  }

  @Test
  void lists_what_there_is() {
    for (String list :
        new String[] {
          "graphs",
          "graphs?q=tea",
          "sessions?status=ended&graph_id=a&player_id=b",
          "projections",
          "event-types",
          "node-types"
        }) {
      Answer answer = Api.get("/api/v2/" + list);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.data().path("items").isArray()).isTrue();
      assertThat(answer.data().path("pagination").isObject()).isTrue();
    }
  }

  @Test
  void documents_every_event_with_the_schema_of_its_payload() {
    JsonNode types = Api.get("/api/v2/event-types").data().path("items");
    assertThat(types)
        .extracting(type -> type.path("type").stringValue())
        .contains("SessionStarted", "InputReceived", "DiceRolled", "SessionEnded");
    assertThat(types)
        .allSatisfy(
            type -> assertThat(type.at("/payload_schema/type").stringValue()).isEqualTo("object"));
  }
}
