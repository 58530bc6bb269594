package dev.mimir.web;

import dev.mimir.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A client of the server under test. Checks every answer against the OpenAPI document.
final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Api() {}

  /// An answer.
  record Answer(int status, java.net.http.HttpHeaders headers, String text) {

    JsonNode json() {
      return Json.STRICT.readTree(text);
    }

    JsonNode data() {
      return json().path("data");
    }

    String code() {
      return json().path("error_code").asString();
    }

    @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }
  }

  static Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  static Answer post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), json(headers));
  }

  static Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Server.url() + path)).method(method, body);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      Documented.check(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] json(String[] headers) {
    String[] more = new String[headers.length + 2];
    more[0] = "Content-Type";
    more[1] = "application/json";
    System.arraycopy(headers, 0, more, 2, headers.length);
    return more;
  }
}
