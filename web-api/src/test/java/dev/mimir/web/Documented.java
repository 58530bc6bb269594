package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks answers against what the OpenAPI document says of them.
final class Documented {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();
  private static final JsonNode DOCUMENT = Api.get("/v3/api-docs").json();

  private Documented() {}

  /// Checks an answer to a request, if that is for an operation.
  static void check(String method, String path, Api.Answer answer) {
    if (!path.startsWith("/api/v2")) {
      return;
    }
    String plain = path.replaceFirst("\\?.*", "");
    JsonNode responses = operation(method, plain).path("responses");
    if (responses.isMissingNode()) {
      return;
    }
    JsonNode response = responses.path("" + answer.status());
    assertThat(response.isMissingNode())
        .as("%s %s is not said to answer %d", method, path, answer.status())
        .isFalse();
    JsonNode contents = response.path("content");
    if (!contents.isEmpty()) {
      String media = String.valueOf(answer.header("Content-Type"));
      assertThat(contents.propertyNames()).contains(media);
      if (media.endsWith("json")) {
        check(contents.path(media).path("schema"), answer.text());
      }
    }
  }

  /// Checks the examples of an operation.
  static void checkExamples(JsonNode operation) {
    for (JsonNode response : operation.path("responses")) {
      for (JsonNode content : response.path("content")) {
        content.optional("example").ifPresent(json -> check(content.path("schema"), "" + json));
        for (JsonNode example : content.path("examples")) {
          check(content.path("schema"), example.path("value").toString());
        }
      }
    }
    for (JsonNode content : operation.path("requestBody").path("content")) {
      content.optional("example").ifPresent(json -> check(content.path("schema"), "" + json));
    }
  }

  private static void check(JsonNode schema, String json) {
    assertThat(
            COMPILED.computeIfAbsent(schema, Documented::compiled).validate(json, InputFormat.JSON))
        .as(json)
        .isEmpty();
  }

  private static Schema compiled(JsonNode schema) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", DOCUMENT.path("components"));
    return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
  }

  private static JsonNode operation(String method, String path) {
    JsonNode paths = DOCUMENT.path("paths");
    JsonNode known = paths.path(path);
    for (Map.Entry<String, JsonNode> other : paths.properties()) {
      if (known.isMissingNode()
          && path.matches(other.getKey().replaceAll("\\{[a-z_]+}", "[A-Za-z0-9_-]+"))) {
        known = other.getValue();
      }
    }
    return known.path(method.toLowerCase(Locale.ROOT));
  }
}
