package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  private static final String READ = "200,400,406,500,503";
  private static final String READ_ONE = "200,400,404,406,500,503";
  private static final String CREATE = "201,400,406,413,415,422,429,500,503";
  private static final String CHANGE_ONE = "200,400,404,406,413,415,429,500,503";
  private static final String DO_ONE = "200,400,404,406,429,500,503";

  /// What the API page promises: operation and its statuses.
  private static final Map<String, String> PROMISED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("POST /graphs", "200,201,400,406,413,415,422,429,500,503"),
              Map.entry("POST /graphs/validate", "200,400,406,413,415,429,500,503"),
              Map.entry("POST /graphs/{id}/playtest", "200,400,404,406,413,415,429,500,503"),
              Map.entry("GET /graphs/{id}/diff", READ_ONE),
              Map.entry("GET /graphs", READ),
              Map.entry("GET /graphs/{id}", READ_ONE),
              Map.entry("DELETE /graphs/{id}", DO_ONE),
              Map.entry("GET /graphs/{id}/versions", READ_ONE),
              Map.entry("GET /graphs/{id}/versions/{version}", "200,304,400,404,406,500,503"),
              Map.entry("GET /graphs/{id}/variables", READ_ONE),
              Map.entry("GET /node-types", READ),
              Map.entry("GET /graph-schema", READ),
              Map.entry("GET /knowledge/bases", READ),
              Map.entry("POST /knowledge/bases", "201,400,406,409,413,415,422,429,500,503"),
              Map.entry("GET /knowledge/bases/{id}", READ_ONE),
              Map.entry("PUT /knowledge/bases/{id}", "200,400,404,406,409,413,415,429,500,503"),
              Map.entry("DELETE /knowledge/bases/{id}", DO_ONE),
              Map.entry("GET /knowledge/bases/{id}/documents", READ_ONE),
              Map.entry(
                  "POST /knowledge/bases/{id}/documents",
                  "201,400,404,406,413,415,422,429,500,503"),
              Map.entry("GET /knowledge/bases/{id}/documents/{document}", READ_ONE),
              Map.entry("DELETE /knowledge/bases/{id}/documents/{document}", DO_ONE),
              Map.entry("POST /knowledge/bases/{id}/search", "200,400,404,406,413,415,429,500,503"),
              Map.entry("POST /dice/odds", "200,400,406,413,415,429,500,503"),
              Map.entry("POST /sessions", "201,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("POST /sessions/reservations", "200,400,406,429,500,503"),
              Map.entry("GET /sessions", READ),
              Map.entry("GET /sessions/{id}", READ_ONE),
              Map.entry(
                  "POST /sessions/{id}/input", "200,202,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("GET /sessions/{id}/events", READ_ONE),
              Map.entry("GET /sessions/{id}/state", READ_ONE),
              Map.entry("GET /sessions/{id}/transcript", READ_ONE),
              Map.entry("GET /sessions/{id}/fairness", READ_ONE),
              Map.entry("POST /sessions/{id}/saves", "201,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("GET /sessions/{id}/saves", READ_ONE),
              Map.entry(
                  "POST /sessions/{id}/restore", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("POST /sessions/{id}/fork", "201,400,404,406,413,415,422,429,500,503"),
              Map.entry(
                  "POST /sessions/{id}/suspend", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry(
                  "POST /sessions/{id}/resume", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry(
                  "POST /sessions/{id}/abandon", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("POST /sessions/{id}/replay", "200,400,404,406,413,415,422,429,500,503"),
              Map.entry("POST /graphs/{id}/regression", "200,400,404,406,413,415,422,429,500,503"),
              Map.entry("POST /graphs/{id}/move", "200,400,404,406,413,415,422,429,500,503"),
              Map.entry(
                  "POST /sessions/{id}/step", "200,202,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("GET /sessions/{id}/evaluations", READ_ONE),
              Map.entry(
                  "POST /sessions/{id}/variables", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("POST /sessions/{id}/move", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("GET /sessions/{id}/stream", READ_ONE),
              Map.entry("GET /sessions/{id}/socket", "101,400,403,404,406,500,503"),
              Map.entry(
                  "POST /sessions/{id}/players", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry(
                  "DELETE /sessions/{id}/players/{player_id}",
                  "200,400,404,406,409,422,429,500,503"),
              Map.entry(
                  "POST /sessions/{id}/incident", "200,400,404,406,409,413,415,422,429,500,503"),
              Map.entry("GET /llm/configs", READ),
              Map.entry("POST /llm/configs", CREATE),
              Map.entry("GET /llm/configs/{id}", READ_ONE),
              Map.entry("PUT /llm/configs/{id}", CHANGE_ONE),
              Map.entry("DELETE /llm/configs/{id}", "200,400,404,406,409,429,500,503"),
              Map.entry("POST /llm/configs/{id}/test", DO_ONE),
              Map.entry("GET /llm/routes", READ),
              Map.entry("POST /llm/routes", CREATE),
              Map.entry("GET /llm/routes/{id}", READ_ONE),
              Map.entry("PUT /llm/routes/{id}", CHANGE_ONE),
              Map.entry("DELETE /llm/routes/{id}", DO_ONE),
              Map.entry("GET /event-types", READ),
              Map.entry("GET /tools", READ),
              Map.entry("GET /tools/{name}", READ_ONE),
              Map.entry("POST /tools", "201,400,406,409,413,415,422,429,500,503"),
              Map.entry("PUT /tools/{name}", "200,400,404,406,413,415,429,500,503"),
              Map.entry("DELETE /tools/{name}", DO_ONE),
              Map.entry("POST /tools/{name}/test", "200,400,404,406,413,415,429,500,503"),
              Map.entry("GET /incidents", READ),
              Map.entry("GET /analytics/graphs/{id}/nodes", READ_ONE),
              Map.entry("GET /analytics/graphs/{id}/funnel", READ_ONE),
              Map.entry("GET /analytics/graphs/{id}/choices", READ_ONE),
              Map.entry("GET /analytics/graphs/{id}/endings", READ_ONE),
              Map.entry("GET /analytics/graphs/{id}/dice", READ_ONE),
              Map.entry("GET /analytics/graphs/{id}/dice/faces", READ_ONE),
              Map.entry("GET /analytics/players/{id}", READ_ONE),
              Map.entry("GET /analytics/sessions/daily", READ_ONE),
              Map.entry("GET /analytics/models/daily", READ_ONE),
              Map.entry("GET /analytics/tools/daily", READ_ONE),
              Map.entry("GET /transcripts", READ_ONE),
              Map.entry("GET /projections", READ),
              Map.entry("POST /projections/{name}/rebuild", "202,400,404,406,422,429,500,503"),
              Map.entry("GET /projections/{name}/failures", READ_ONE),
              Map.entry(
                  "POST /projections/{name}/failures/{failure_id}/retry",
                  "200,400,404,406,422,429,500,503"),
              Map.entry("DELETE /projections/{name}/failures/{failure_id}", DO_ONE),
              Map.entry("GET /info", READ)));

  @Test
  void describes_every_operation_with_its_statuses() {
    JsonNode document = Api.get("/v3/api-docs").json();
    Map<String, String> described = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        Set<String> statuses =
            new TreeSet<>(operation.getValue().path("responses").propertyNames());
        described.put(
            operation.getKey().toUpperCase(Locale.ROOT)
                + " "
                + path.getKey().replace("/api/v2", ""),
            String.join(",", statuses));
      }
    }
    assertThat(document.path("openapi").stringValue()).startsWith("3.1");
    assertThat(described).isEqualTo(PROMISED);
  }

  @Test
  void names_the_error_codes_of_a_turn() {
    JsonNode conflict =
        Api.get("/v3/api-docs")
            .json()
            .at("/paths/~1api~1v2~1sessions~1{id}~1input/post/responses/409");
    assertThat(
            conflict.at(
                "/content/application~1problem+json/schema/allOf/1/properties/error_code/enum"))
        .extracting(JsonNode::stringValue)
        .containsExactly("SESSION_CONFLICT", "INPUT_NOT_EXPECTED", "SESSION_ENDED");
  }

  @Test
  void refers_to_schemas_that_are_there() {
    Answer answer = Api.get("/v3/api-docs");
    Set<String> known = new TreeSet<>(answer.json().at("/components/schemas").propertyNames());
    answer
        .json()
        .findValues("$ref")
        .forEach(reference ->
            assertThat(known)
                .contains(reference.stringValue().replace("#/components/schemas/", "")));
    assertThat(known).contains("SessionView", "Failure", "Envelope");
  }

  @Test
  void describes_only_answers_that_hold_for_the_examples() {
    JsonNode document = Api.get("/v3/api-docs").json();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        Documented.checkExamples(operation.getValue());
      }
    }
  }

  @Test
  void shows_a_page_to_try_it_without_anything_from_elsewhere() {
    Answer redirect = Api.get("/docs");
    assertThat(redirect.status()).isEqualTo(302);
    Answer page = Api.get(String.valueOf(redirect.header("Location")));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("swagger-ui").doesNotContain("https://", "http://");
    assertThat(Api.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
  }
}
