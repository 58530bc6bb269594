package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Server-Sent Events of a session.
class StreamTest {

  @BeforeAll
  static void publish() {
    Games.publish("stream");
  }

  /// The ids of the next events of a stream.
  private static List<Long> ids(BufferedReader stream, int count) throws IOException {
    List<Long> ids = new ArrayList<>();
    while (ids.size() < count) {
      String line = stream.readLine();
      assertThat(line).as("the stream goes on").isNotNull();
      if (line.startsWith("id:")) {
        ids.add(Long.parseLong(line.substring(3).strip()));
      }
    }
    return ids;
  }

  private static InputStream open(HttpClient client, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Server.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return response.body();
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Test
  void sends_what_was_and_what_comes_without_gap_or_repeat()
      throws IOException, InterruptedException {
    String session = "/api/v2/sessions/" + Games.start("stream");
    int known = Api.get(session + "/events").data().path("items").size();
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader all = lines(open(client, session + "/stream"))) {
      List<Long> ids = new ArrayList<>(ids(all, known));
      Api.post(session + "/input", "{\"choice\":\"stay\"}");
      int now = Api.get(session + "/events").data().path("items").size();
      ids.addAll(ids(all, now - known));
      assertThat(ids).hasSize(now).isSorted().doesNotHaveDuplicates().startsWith(0L);
      try (BufferedReader rest =
          lines(open(client, session + "/stream", "Last-Event-ID", "" + (known - 1)))) {
        assertThat(ids(rest, now - known)).isEqualTo(ids.subList(known, now));
      }
      client.shutdownNow();
    }
  }

  @Test
  void refuses_a_session_that_is_not_there() {
    assertThat(Api.get("/api/v2/sessions/01900000-0000-7000-8000-000000000000/stream").code())
        .isEqualTo("SESSION_NOT_FOUND");
  }
}
