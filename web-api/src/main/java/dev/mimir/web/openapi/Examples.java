package dev.mimir.web.openapi;

import dev.mimir.value.Json;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Failure;
import dev.mimir.web.http.WebJson;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.examples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Examples of requests and answers, by operation; those of failures are made up.
final class Examples {
  private static final String FILE = "/openapi/examples.json";
  private static final Exchange EXCHANGE =
      new Exchange("req_5f0c6dd1c21b8a07f3c1d4f0b7a95e62", "default", "/api/v2/sessions", 0);

  private final JsonNode byOperation;

  private Examples(JsonNode byOperation) {
    this.byOperation = byOperation;
  }

  static Examples read() {
    try (InputStream in = Examples.class.getResourceAsStream(FILE)) {
      return new Examples(Json.STRICT.readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The body of a request.
  Optional<Object> request(String operation) {
    return byOperation.path(operation).optional("request").map(Examples::swagger);
  }

  /// A whole successful answer.
  Optional<Object> answer(String operation) {
    JsonNode example = byOperation.path(operation);
    return example.optional("data").map(data -> swagger(json(example, data)));
  }

  static Example failure(ErrorCode code) {
    Failure failure = EXCHANGE.failure(new ApiException(code, code.title() + "."));
    return new Example().value(swagger(timeless(failure)));
  }

  private static JsonNode json(JsonNode example, JsonNode data) {
    return timeless(EXCHANGE.answer(example.path("message").asString(), data));
  }

  /// The same document every time.
  private static ObjectNode timeless(Object answer) {
    return WebJson.ANSWERS
        .<ObjectNode>valueToTree(answer)
        .put("timestamp", "2026-01-05T18:30:00.125Z")
        .put("execution_time", 0.004);
  }

  private static Object swagger(JsonNode json) {
    try {
      return Json31.mapper().readTree(json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
