package dev.mimir.samples.player;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends a request until it is answered. Sending one twice is harmless: what changes something
/// carries an `Idempotency-Key`.
final class Http {

  /// The server stayed silent for longer than our patience.
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Integer> TRY_AGAIN = List.of(429, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Patience patience;
  private final Consumer<String> notice;

  /// @param notice is told once when the server falls silent, and once when it is back
  Http(Patience patience, Consumer<String> notice) {
    this.patience = patience;
    this.notice = notice;
  }

  /// Throws [Unreachable] when patience is at its end.
  Reply send(HttpRequest request) {
    for (int attempt = 0; attempt < patience.attempts(); attempt++) {
      HttpResponse<String> response = once(request);
      if (response != null && !TRY_AGAIN.contains(response.statusCode())) {
        tell(attempt > 0, "The server is back.");
        return reply(response);
      }
      tell(attempt == 0, "The server does not answer; trying again ...");
      sleep(pause(response, attempt));
    }
    throw new Unreachable("No answer from " + request.uri().resolve("/") + ".");
  }

  private @Nullable HttpResponse<String> once(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException silent) {
      return null;
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  /// A short rest, for when the server is at work and asks to be asked again.
  void rest() {
    sleep(patience.first());
  }

  /// What the server asks for in `Retry-After`, but never longer than our own longest pause.
  private Duration pause(@Nullable HttpResponse<String> response, int attempt) {
    boolean asked = response != null && response.headers().firstValue("Retry-After").isPresent();
    return asked ? patience.longest() : patience.pause(attempt);
  }

  private void sleep(Duration pause) {
    try {
      patience.sleep().sleep(pause);
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  private static Unreachable interrupted() {
    Thread.currentThread().interrupt();
    return new Unreachable("Interrupted.");
  }

  private void tell(boolean now, String message) {
    if (now) {
      notice.accept(message);
    }
  }

  private static Reply reply(HttpResponse<String> response) {
    int status = response.statusCode();
    try {
      JsonNode body = JSON.readTree(response.body());
      return status < 300
          ? new Reply.Done(body.path("data"), status == 202)
          : refused(status, body);
    } catch (JacksonException notJson) {
      return new Reply.Refused(
          status, "", "Status " + status + ", without a readable answer.", List.of());
    }
  }

  private static Reply.Refused refused(int status, JsonNode body) {
    String title = body.path("title").asString("Status " + status);
    String detail = body.path("detail").asString(body.path("message").asString(title));
    return new Reply.Refused(status, body.path("error_code").asString(""), detail, details(body));
  }

  private static List<String> details(JsonNode body) {
    List<String> lines = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      lines.add(
          (error.path("path").asString("") + " " + error.path("message").asString("")).strip());
    }
    return lines;
  }
}
