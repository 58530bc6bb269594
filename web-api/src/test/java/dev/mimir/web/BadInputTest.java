package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Each bad request gets a precise answer of the 4xx kind, and nothing is stored.
class BadInputTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  @BeforeAll
  static void publish() {
    Games.publish("bad-input");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body("an empty body", "", 400, "MALFORMED_JSON", null),
        body("no JSON", "nonsense", 400, "MALFORMED_JSON", null),
        body("half of it", "{\"graph_id\": ", 400, "MALFORMED_JSON", null),
        body("more behind it", "{\"graph_id\":\"bad-input\"} {}", 400, "MALFORMED_JSON", null),
        body("a member twice", "{\"seed\":null,\"seed\":null}", 400, "MALFORMED_JSON", null),
        body("NaN", "{\"version\": NaN}", 400, "MALFORMED_JSON", null),
        body("a comment", "{/* */\"graph_id\":\"bad-input\"}", 400, "MALFORMED_JSON", null),
        body("10,000 levels", "{\"a\":".repeat(10_000), 400, "MALFORMED_JSON", null),
        body(
            "a number of 500 digits",
            start("\"version\":" + "9".repeat(500)),
            400,
            "MALFORMED_JSON",
            null),
        body("an array", "[]", 400, "VALIDATION_ERROR", ""),
        body("a string", "\"hello\"", 400, "VALIDATION_ERROR", ""),
        body("no graph", "{}", 400, "VALIDATION_ERROR", "/graph_id"),
        body("an unknown member", start("\"colour\":1"), 400, "VALIDATION_ERROR", "/colour"),
        body("a fraction", start("\"version\":1.5"), 400, "VALIDATION_ERROR", "/version"),
        body(
            "a string for a number",
            start("\"version\":\"1\""),
            400,
            "VALIDATION_ERROR",
            "/version"),
        body(
            "a number beyond 32 bits",
            start("\"version\":3000000000"),
            400,
            "VALIDATION_ERROR",
            "/version"),
        body("version zero", start("\"version\":0"), 400, "VALIDATION_ERROR", "/version"),
        body("a number for a string", "{\"graph_id\":5}", 400, "VALIDATION_ERROR", "/graph_id"),
        body("an id with a slash", "{\"graph_id\":\"a/b\"}", 400, "VALIDATION_ERROR", "/graph_id"),
        body("an id with dots", "{\"graph_id\":\"../x\"}", 400, "VALIDATION_ERROR", "/graph_id"),
        body(
            "an object for an array", start("\"players\":{}"), 400, "VALIDATION_ERROR", "/players"),
        body("a null player", start("\"players\":[null]"), 400, "VALIDATION_ERROR", "/players/0"),
        body(
            "an unknown member inside",
            start("\"players\":[{\"player_id\":\"a\",\"x\":1}]"),
            400,
            "VALIDATION_ERROR",
            "/players/0/x"),
        body(
            "a player twice",
            start("\"players\":[{\"player_id\":\"a\"},{\"player_id\":\"a\"}]"),
            400,
            "VALIDATION_ERROR",
            "/players/1/player_id"),
        body(
            "an array for an object",
            start("\"variables\":[]"),
            400,
            "VALIDATION_ERROR",
            "/variables"),
        body(
            "a null value",
            start("\"variables\":{\"hp\":null}"),
            400,
            "VALIDATION_ERROR",
            "/variables/hp"),
        body(
            "a number beyond 64 bits",
            start("\"variables\":{\"hp\":99999999999999999999}"),
            400,
            "VALIDATION_ERROR",
            "/variables/hp"),
        body(
            "a number beyond a double",
            start("\"variables\":{\"hp\":1e999}"),
            400,
            "VALIDATION_ERROR",
            "/variables/hp"),
        body(
            "an exponent that is a bomb",
            start("\"variables\":{\"hp\":1e999999999}"),
            400,
            null,
            null),
        body(
            "an unpaired surrogate",
            start("\"variables\":{\"a\":\"\\ud800\"}"),
            400,
            "VALIDATION_ERROR",
            "/variables/a"),
        body(
            "U+0000",
            start("\"variables\":{\"a\":[\"\\u0000\"]}"),
            400,
            "VALIDATION_ERROR",
            "/variables/a/0"),
        body("a short seed", start("\"seed\":\"abc\""), 400, "VALIDATION_ERROR", "/seed"),
        body(
            "a client seed with a space",
            start("\"client_seed\":\"a b\""),
            400,
            "VALIDATION_ERROR",
            "/client_seed"),
        body(
            "a session id that is none",
            start("\"session_id\":\"x\""),
            400,
            "VALIDATION_ERROR",
            "/session_id"),
        body(
            "2 MiB",
            start("\"seed\":\"" + "a".repeat(2 << 20) + "\""),
            413,
            "PAYLOAD_TOO_LARGE",
            null),
        body("an unknown graph", "{\"graph_id\":\"nowhere\"}", 404, "GRAPH_NOT_FOUND", null));
  }

  private static Arguments body(
      String what, String json, int status, @Nullable String code, @Nullable String path) {
    return Arguments.of(what, json, status, code, path);
  }

  private static String start(String member) {
    return "{\"graph_id\":\"bad-input\"," + member + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions/" + NOBODY + "/incident",
        "sessions/" + NOBODY + "/variables",
        "sessions/" + NOBODY + "/move",
        "sessions/" + NOBODY + "/saves",
        "sessions/" + NOBODY + "/restore",
        "sessions/" + NOBODY + "/players",
        "graphs/bad-input/move",
        "graphs/bad-input/regression",
        "dice/odds",
        "tools",
        "llm/configs",
        "llm/routes",
        "knowledge/bases"
      })
  void a_member_that_has_to_be_there_is_missed(String path) {
    Answer answer = Api.post("/api/v2/" + path, "{}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.json().path("errors")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void refuses_to_start_with(
      String what, String json, int status, @Nullable String code, @Nullable String path) {
    Answer answer = Api.post("/api/v2/sessions", json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (code != null) {
      assertThat(answer.code()).isEqualTo(code);
    }
    if (path != null) {
      assertThat(answer.json().at("/errors/0/path").stringValue()).isEqualTo(path);
    }
    assertSafe(answer);
  }

  @Test
  void refuses_bytes_that_are_not_utf_8() {
    byte[] latin = start("\"client_seed\":\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
    Answer answer =
        Api.send(
            "POST",
            "/api/v2/sessions",
            BodyPublishers.ofByteArray(latin),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | INPUT_INVALID
          {"choice":"stay","text":"a"}         | INPUT_INVALID
          {"choice":null,"value":null}         | INPUT_INVALID
          {"value":[1]}                        | INPUT_INVALID
          {"choice":"fly"}                     | INPUT_INVALID
          """)
  void refuses_input_that_is_no_answer(String json, String code) {
    String session = Games.start("bad-input");
    Answer answer = Api.post("/api/v2/sessions/" + session + "/input", json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(Api.get("/api/v2/sessions/" + session).data().path("turn").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"choice":5}                         | 400 | /choice
          {"text":true}                        | 400 | /text
          {"choice":"stay","wait_id":"1"}      | 400 | /wait_id
          {"choice":"stay","wait_id":1.5}      | 400 | /wait_id
          {"choice":"stay","mood":"x"}         | 400 | /mood
          {"value":1e400}                      | 400 | /value
          """)
  void refuses_input_of_a_wrong_type(String json, int status, String path) {
    String session = Games.start("bad-input");
    Answer answer = Api.post("/api/v2/sessions/" + session + "/input", json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.json().at("/errors/0/path").stringValue()).isEqualTo(path);
    assertSafe(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v2/graphs?page=0                      | 400 | VALIDATION_ERROR
          /api/v2/graphs?page=-1                     | 400 | VALIDATION_ERROR
          /api/v2/graphs?page=x                      | 400 | VALIDATION_ERROR
          /api/v2/graphs?page=99999999999999999999   | 400 | VALIDATION_ERROR
          /api/v2/graphs?page_size=0                 | 400 | VALIDATION_ERROR
          /api/v2/graphs?page_size=201               | 400 | VALIDATION_ERROR
          /api/v2/graphs?page_size=1.5               | 400 | VALIDATION_ERROR
          /api/v2/sessions?status=happy              | 400 | VALIDATION_ERROR
          /api/v2/graphs/No_Graph                    | 404 | GRAPH_NOT_FOUND
          /api/v2/graphs/a%2Fb                       | 400 | VALIDATION_ERROR
          /api/v2/graphs/a%5Cb                       | 400 | VALIDATION_ERROR
          /api/v2/graphs/..                          | 404 | GRAPH_NOT_FOUND
          /api/v2/graphs/%2e%2e/%2e%2e/etc           | 404 | NOT_FOUND
          /api/v2/graphs/a%00b                       | 400 | VALIDATION_ERROR
          /api/v2/graphs/a..b                        | 404 | GRAPH_NOT_FOUND
          /api/v2/graphs/bad-input/versions/0        | 404 | GRAPH_NOT_FOUND
          /api/v2/graphs/bad-input/versions/x        | 404 | GRAPH_NOT_FOUND
          /api/v2/graphs/bad-input/versions/1?view=x | 400 | VALIDATION_ERROR
          /api/v2/sessions/x                         | 404 | SESSION_NOT_FOUND
          /api/v2/sessions/a%2Fb/events              | 400 | VALIDATION_ERROR
          /api/v2/nothing                            | 404 | NOT_FOUND
          /                                          | 404 | NOT_FOUND
          """)
  void refuses_to_show(String path, int status, String code) {
    Answer answer = Api.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertSafe(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "events?limit=0, 400",
    "events?limit=1001, 400",
    "events?after=x, 400",
    "events?after=-2, 400",
    "transcript?limit=1001, 400",
    "state, 400",
    "state?at=-1, 400",
    "state?at=x, 400",
    "state?at=99999, 400",
    "nothing, 404"
  })
  void refuses_to_show_of_a_session(String path, int status) {
    Answer answer = Api.get("/api/v2/sessions/" + Games.start("bad-input") + "/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertSafe(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/events", "/state?at=0", "/transcript", "/fairness"})
  void knows_no_session_that_was_never_started(String path) {
    Answer answer = Api.get("/api/v2/sessions/" + NOBODY + path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("SESSION_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({"'',", "Acme", "a_b", "a/b", "'a b'", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"})
  void refuses_a_tenant(String tenant) {
    Answer answer = Api.get("/api/v2/graphs", "X-Tenant-Id", tenant);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.json().at("/errors/0/path").stringValue()).isEqualTo("X-Tenant-Id");
  }

  @Test
  void shows_another_tenant_nothing() {
    String session = Games.start("bad-input");
    for (String path :
        new String[] {
          "/api/v2/sessions/" + session,
          "/api/v2/sessions/" + session + "/events",
          "/api/v2/sessions/" + session + "/transcript",
          "/api/v2/sessions/" + session + "/fairness",
          "/api/v2/graphs/bad-input",
          "/api/v2/graphs/bad-input/versions/1"
        }) {
      assertThat(Api.get(path, "X-Tenant-Id", "other").status()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v2/graphs",
    "POST, /api/v2/graphs/tea",
    "DELETE, /api/v2/sessions",
    "PATCH, /api/v2/info",
    "TRACE, /api/v2/info"
  })
  void refuses_a_method(String method, String path) {
    Answer answer = Api.send(method, path, BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isNotBlank();
    assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, /api/v2/graphs",
    "application/xml, /api/v2/sessions",
    "application/x-www-form-urlencoded, /api/v2/dice/odds",
    "application/json;charset=utf-16, /api/v2/dice/odds",
    "nonsense, /api/v2/dice/odds"
  })
  void refuses_a_body_of_another_type(String type, String path) {
    Answer answer = Api.send("POST", path, BodyPublishers.ofString("{}"), "Content-Type", type);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/xml", "image/png"})
  void refuses_to_answer_in_another_type(String type) {
    Answer answer = Api.get("/api/v2/info", "Accept", type);
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"/api/v2/graphs", "/api/v2/graphs/validate"})
  void refuses_a_graph_of_9_mebibytes(String path) {
    byte[] document = new byte[9 << 20];
    Answer known =
        Api.send(
            "POST", path, BodyPublishers.ofByteArray(document), "Content-Type", "application/json");
    assertThat(known.status()).isEqualTo(413);
    assertThat(known.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    Answer streamed =
        Api.send(
            "POST",
            path,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(document)),
            "Content-Type",
            "application/json");
    assertThat(streamed.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense           | 400 | MALFORMED_JSON
          {"id":             | 400 | MALFORMED_JSON
          {"id":"a","id":"b"}| 400 | MALFORMED_JSON
          {}                 | 422 | GRAPH_INVALID
          """)
  void refuses_a_graph(String document, int status, String code) {
    Answer answer = Api.post("/api/v2/graphs", document);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("errors").size()).isPositive();
    Answer report = Api.post("/api/v2/graphs/validate", document);
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.data().path("valid").booleanValue()).isFalse();
    assertThat(report.data().path("errors")).isEqualTo(answer.json().path("errors"));
  }

  @Test
  void refuses_a_graph_nested_10_000_levels_deep() {
    String document =
        "{\"id\":\"deep\",\"x-deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    Answer answer = Api.post("/api/v2/graphs", document);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Api.get("/api/v2/graphs/deep").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"99999999d6", "1d1!", "d", "2d6 +", "''", "1d0"})
  void refuses_odds_of(String notation) {
    Answer answer = Api.post("/api/v2/dice/odds", "{\"notation\":\"" + notation + "\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/path").stringValue()).isEqualTo("/notation");
    assertSafe(answer);
  }

  @ParameterizedTest
  @CsvSource({"-1", "61", "x", "1.5"})
  void refuses_to_wait(String seconds) {
    String session = Games.start("bad-input");
    Answer answer =
        Api.post("/api/v2/sessions/" + session + "/input?wait=" + seconds, "{\"choice\":\"stay\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Api.get("/api/v2/sessions/" + session).data().path("turn").intValue()).isZero();
  }

  @Test
  void refuses_an_idempotency_key_that_is_too_long() {
    Answer answer =
        Api.post(
            "/api/v2/sessions", "{\"graph_id\":\"bad-input\"}", "Idempotency-Key", "k".repeat(201));
    assertThat(answer.status()).isEqualTo(400);
  }

  private static void assertSafe(Answer answer) {
    JsonNode json = answer.json();
    assertThat(json.path("success").booleanValue()).isFalse();
    assertThat(answer.text())
        .doesNotContainIgnoringCase("exception", "dev.mimir", "java.", "jackson");
  }
}
