package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.value.Json;
import dev.mimir.web.Collector.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";

  private static final String GAME =
      """
      { "format": "mimir/1", "id": "traced",
        "variables": { "said": {"type": "string", "initial": ""} },
        "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "llm": { "prompt": "Ping?", "into": "said", "script": { "*": "pong" } },
            "next": { "next": "told", "error": "failed" } },
          { "id": "told", "end": "told" }, { "id": "failed", "end": "failed" } ] }
      """;

  @TempDir static Path directory;

  @Test
  void a_turn_with_an_effect_is_one_trace_from_the_request_to_what_came_of_the_effect()
      throws Exception {
    try (Collector collector = new Collector()) {
      try (ConfigurableApplicationContext server = server(collector.url())) {
        String url = "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
        send(url + "/api/v2/graphs", GAME, "POST");
        String id =
            send(url + "/api/v2/sessions", "{\"graph_id\": \"traced\"}", "POST")
                .path("session_id")
                .asString();
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> send(url + "/api/v2/sessions/" + id, "", "GET").path("ending").isString());
      }
      List<Span> spans = collector.spans();
      Span request = one(spans, "http post /api/v2/sessions");
      Span start = one(spans, "command StartSession");
      Span effect = one(spans, "effect");
      Span complete = one(spans, "command Complete");
      assertThat(request.parent()).isEqualTo(CALLER);
      assertThat(start.parent()).isEqualTo(request.id());
      assertThat(effect.parent()).isEqualTo(start.id());
      assertThat(complete.parent()).isEqualTo(effect.id());
      assertThat(spans)
          .filteredOn(span -> span.name().equals("append"))
          .extracting(Span::parent)
          .contains(start.id(), complete.id());
      assertThat(List.of(request, start, effect, complete))
          .extracting(Span::trace)
          .containsOnly(TRACE);
    }
  }

  @Test
  void nothing_of_it_is_there_unless_it_is_configured() {
    assertThat(Server.beans(Tracer.class)).isEmpty();
    assertThat(Server.beans(SdkTracerProvider.class)).isEmpty();
  }

  private static ConfigurableApplicationContext server(String collector) {
    UnpackedPostgres.into(directory);
    return SpringApplication.run(
        MimirApplication.class,
        "--server.port=0",
        "--mimir.samples=false",
        "--mimir.data-dir=" + directory,
        "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector);
  }

  private static Span one(List<Span> spans, String name) {
    List<Span> found =
        spans.stream()
            .filter(span -> span.name().equals(name) && span.trace().equals(TRACE))
            .toList();
    assertThat(found).as(name + " among " + spans).hasSize(1);
    return found.getFirst();
  }

  private static JsonNode send(String url, String body, String method)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (url.endsWith("/sessions")) {
      request.header("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request.build(), BodyHandlers.ofString()).body();
      return Json.STRICT.readTree(answer).path("data");
    }
  }
}
