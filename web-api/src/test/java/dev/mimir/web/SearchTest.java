package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Words that are looked for in transcripts.
class SearchTest {
  private static final String GAME =
      """
      { "format": "mimir/1", "id": "looked-for", "nodes": [
          { "id": "begin", "start": {}, "next": "zh" },
          { "id": "zh", "story": "老魔法师低声念着咒语：魔法，魔法！", "next": "de" },
          { "id": "de", "story": "=Über die Straße der Drachenfreunde", "next": "say" },
          { "id": "say", "player_input": { "prompt": "Well?", "input": { "type": "text" },
              "into": "words" }, "next": "done" },
          { "id": "done", "end": "done" } ],
        "variables": { "words": { "type": "string", "initial": "" } } }
      """;

  private static JsonNode session;

  @BeforeAll
  static void play() {
    Answer published = Api.post("/api/v2/graphs", GAME);
    assertThat(published.status()).as(published.text()).isIn(200, 201);
    Answer begun =
        Api.post(
            "/api/v2/sessions",
            "{\"graph_id\":\"looked-for\",\"players\":[{\"player_id\":\"seeker\"}]}");
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    session = begun.data();
    Answer said = Api.post(path() + "/input", "{\"text\":\"I seek the grimoire 魔法\"}");
    assertThat(said.status()).as(said.text()).isEqualTo(200);
    session = said.data();
  }

  private static String path() {
    return "/api/v2/sessions/" + session.path("session_id").stringValue();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Looks for words in the transcripts of the game, with the latest session.
  private static Answer search(String words, String more) {
    return Api.get(
        "/api/v2/transcripts?q="
            + encoded(words)
            + "&graph_id=looked-for&session_id="
            + session.path("session_id").stringValue()
            + "&at_least="
            + session.path("sequence").longValue()
            + more);
  }

  private static List<String> nodes(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> nodes = new ArrayList<>();
    answer.data().path("items").forEach(item -> nodes.add(item.path("node_id").asString()));
    return nodes;
  }

  @Test
  void finds_them_and_shows_where_they_stand() {
    Answer answer = search("魔法师", "");
    assertThat(nodes(answer)).containsExactly("zh");
    JsonNode item = answer.data().at("/items/0");
    assertThat(item.path("session_id")).isEqualTo(session.path("session_id"));
    assertThat(item.path("graph_id").stringValue()).isEqualTo("looked-for");
    assertThat(item.path("graph_version").intValue()).isOne();
    assertThat(item.path("origin").stringValue()).isEqualTo("play");
    assertThat(item.path("kind").stringValue()).isEqualTo("text");
    assertThat(item.path("excerpt").stringValue()).isEqualTo("老魔法师低声念着咒语：魔法，魔法！");
    assertThat(item.path("matches").toString()).isEqualTo("[{\"start\":1,\"end\":4}]");
    assertThat(answer.data().at("/as_of/position").longValue()).isNotNegative();
    assertThat(answer.data().has("next")).isFalse();
  }

  @Test
  void finds_the_latest_first_and_goes_on() {
    Answer first = search("魔法", "&limit=1");
    assertThat(nodes(first)).containsExactly("say");
    String next = first.data().path("next").stringValue();
    Answer second = search("魔法", "&limit=1&cursor=" + next);
    assertThat(nodes(second)).containsExactly("zh");
    assertThat(second.data().has("next")).isFalse();
  }

  @Test
  void finds_only_what_is_asked_for() {
    assertThat(nodes(search("uber strasse", ""))).containsExactly("de");
    assertThat(nodes(search("\"strasse der\"", ""))).containsExactly("de");
    assertThat(nodes(search("\"der strasse\"", ""))).isEmpty();
    assertThat(nodes(search("魔法 -grimoire", ""))).containsExactly("zh");
    assertThat(nodes(search("魔法", "&player_id=seeker"))).containsExactly("say");
    assertThat(nodes(search("魔法", "&player_id=other"))).isEmpty();
    assertThat(nodes(search("魔法", "&version=1"))).hasSize(2);
    assertThat(nodes(search("魔法", "&origin=fork"))).isEmpty();
    assertThat(nodes(search("魔法", "&from=2020-01-01&tz=Asia/Tokyo"))).hasSize(2);
    assertThat(nodes(search("魔法", "&to=2020-01-01"))).isEmpty();
    assertThat(nodes(Api.get("/api/v2/transcripts?q=grimoire", "X-Tenant-Id", "strangers")))
        .isEmpty();
  }

  @Test
  void finds_them_within_one_session() {
    search("魔法", "");
    Answer answer = Api.get(path() + "/transcript?q=" + encoded("魔法"));
    assertThat(nodes(answer)).containsExactly("zh", "say");
    assertThat(Api.get(path() + "/transcript?q=!").status()).isEqualTo(400);
  }

  @Test
  void can_be_had_as_csv() {
    Answer answer = search("Straße", "&format=csv&limit=1");
    assertThat(answer.text())
        .startsWith(
            "session_id,sequence,graph_id,graph_version,origin,kind,node_id,speaker,player,at,"
                + "excerpt,matches\r\n")
        .contains("'=Über die Straße");
    assertThat(answer.header("X-Next")).isNull();
    assertThat(search("魔法", "&format=csv&limit=1").header("X-Next")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!?。", "-grimoire", "':*&|!<", "\"\""})
  void needs_a_word(String words) {
    refused("q", "/api/v2/transcripts?q=" + encoded(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "魔法') or true --",
        "grimoire':* | !('x",
        "grimoire & | ! ( < >",
        "\\' grimoire \\",
        "grimoire\u0000"
      })
  void operators_are_no_words(String words) {
    assertThat(nodes(search(words, ""))).isSubsetOf("say");
  }

  @Test
  void refuses_what_makes_no_sense() {
    refused("q", "/api/v2/transcripts");
    refused("q", "/api/v2/transcripts?q=" + "a".repeat(501));
    refused("cursor", "/api/v2/transcripts?q=a&cursor=nowhere");
    refused("cursor", "/api/v2/transcripts?q=a&cursor=%F0%9F%92%A9");
    refused("limit", "/api/v2/transcripts?q=a&limit=1001");
    refused("from", "/api/v2/transcripts?q=a&from=yesterday");
    refused("tz", "/api/v2/transcripts?q=a&tz=Mars");
    refused("version", "/api/v2/transcripts?q=a&version=1");
    assertThat(Api.get("/api/v2/transcripts?q=a&graph_id=none").status()).isEqualTo(404);
    assertThat(nodes(search("a".repeat(500), ""))).isEmpty();
    assertThat(nodes(search("魔 ".repeat(250).strip(), ""))).hasSize(2);
  }

  private static void refused(String parameter, String path) {
    Answer answer = Api.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/path").stringValue()).isEqualTo(parameter);
  }
}
