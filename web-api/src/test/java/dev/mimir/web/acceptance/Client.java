package dev.mimir.web.acceptance;

import dev.mimir.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks to a server. Each request is sent once; a request without an answer throws.
public final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final Duration patience;

  Client(String url) {
    this(url, Duration.ofSeconds(60));
  }

  /// @param patience how long it waits for an answer
  public Client(String url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  /// An answer.
  public record Answer(int status, String text) {

    public JsonNode json() {
      return Json.STRICT.readTree(text);
    }

    public JsonNode data() {
      return json().path("data");
    }

    public String code() {
      return json().path("error_code").asString("");
    }

    /// @throws AssertionError when it is another status
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + " but was " + status + ": " + text);
      }
      return this;
    }
  }

  public Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body, @Nullable String key) throws IOException {
    String text = body instanceof String given ? given : Json.STRICT.writeValueAsString(body);
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  Answer put(String path, Object body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(Json.STRICT.writeValueAsString(body))));
  }

  /// All items of a list that is read by `after`.
  public List<JsonNode> all(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = get(path + "?limit=1000" + after).expect(200).data();
      page.path("items").forEach(items::add);
      if (!page.path("next").isNumber()) {
        return items;
      }
      after = "&after=" + page.path("next").asLong();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(patience);
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
