package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Effects and deadlines of the jar as it ships: providers that fail in every way, and a server
/// that is killed while hundreds of effects are under way.
class EffectsIT {
  private static final String KEY = "sk-acceptance-5f0c1d9e8b7a6f5e4d3c2b1a";
  private static final int SESSIONS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SAGE =
      """
      { "format": "mimir/1", "id": "sage", "variables": {"said": {"type": "string"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "sage" },
          { "id": "sage", "llm": { "prompt": "What is the answer?", "into": "said",
              "retry": {"max_attempts": 12, "backoff": "PT0.1S", "multiplier": 1} },
            "next": "done" },
          { "id": "done", "end": "done" } ] }
      """;

  private static final String HASTY =
      SAGE.replace("\"sage\", \"variables\"", "\"hasty\", \"variables\"").replace("12", "2");

  private static final String NAP =
      """
      { "format": "mimir/1", "id": "nap",
        "nodes": [
          { "id": "begin", "start": {}, "next": "nap" },
          { "id": "nap", "timer": { "after": "PT2S" }, "next": "done" },
          { "id": "done", "end": "rested" } ] }
      """;

  private final List<String> answers = new ArrayList<>();

  /// @param more members that differ
  private static Map<String, Object> config(String url, Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("name", "fake");
    config.put("provider", "openai_compatible");
    config.put("api_url", url);
    config.put("model", "fake-1");
    return config;
  }

  private static void configure(Client client, FakeModelServer models) throws IOException {
    // longer than it takes to begin them all, even where the machine is busy
    Map<String, Object> patient = Map.of("timeout_ms", 600_000, "idle_timeout_ms", 600_000);
    Map<String, Object> config = config(models.url(), Map.of("api_key", KEY, "metadata", patient));
    client.post("/api/v2/llm/configs", config, null).expect(201);
  }

  private static void impatiently(Client client, FakeModelServer models) throws IOException {
    JsonNode known = client.get("/api/v2/llm/configs").expect(200).data().path("items").path(0);
    Map<String, Object> impatient = Map.of("timeout_ms", 2_000, "idle_timeout_ms", 1_000);
    client
        .put(
            "/api/v2/llm/configs/" + known.path("config_id").stringValue(),
            config(models.url(), Map.of("metadata", impatient)))
        .expect(200);
  }

  private static String start(Client client, String graph) throws IOException {
    return client
        .post("/api/v2/sessions", Map.of("graph_id", graph), null)
        .expect(201)
        .data()
        .path("session_id")
        .stringValue();
  }

  private JsonNode view(Client client, String session) throws IOException {
    Client.Answer answer = client.get("/api/v2/sessions/" + session).expect(200);
    answers.add(answer.text());
    return answer.data();
  }

  private JsonNode comesTo(Client client, String session, String status) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> view(client, session), view -> view.path("status").stringValue().equals(status));
  }

  private List<JsonNode> events(Client client, String session) throws IOException {
    List<JsonNode> all = client.all("/api/v2/sessions/" + session + "/events");
    answers.add(all.toString());
    return all;
  }

  private List<String> types(Client client, String session) throws IOException {
    return events(client, session).stream().map(event -> event.path("type").stringValue()).toList();
  }

  @Test
  void nothing_is_lost_or_doubled_and_no_key_is_told(@TempDir Path home) throws Exception {
    try (FakeModelServer models = new FakeModelServer().usually(Behaviour.hanging());
        Server server = new Server(home, Map.of("MIMIR_SAMPLES", "false")).start()) {
      Client client = server.client();
      configure(client, models);
      client.post("/api/v2/graphs", SAGE, null).expect(201);
      client.post("/api/v2/graphs", NAP, null).expect(201);
      List<String> waiting = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        waiting.add(start(client, "sage"));
      }
      await().atMost(PATIENCE).until(() -> models.received().size() >= SESSIONS);
      String sleeper = start(client, "nap");
      server.kill();

      models.usually(Behaviour.answering("forty-two"));
      Client again = server.start().client();
      for (String session : waiting) {
        JsonNode view = comesTo(again, session, "ended");
        assertThat(view.at("/variables/said").stringValue()).isEqualTo("forty-two");
        assertThat(types(again, session)).containsOnlyOnce("EffectRequested", "EffectCompleted");
      }
      assertThat(comesTo(again, sleeper, "ended").path("ending").stringValue()).isEqualTo("rested");
      assertThat(types(again, sleeper)).containsOnlyOnce("WaitExpired");

      survivesItsProviders(again, models);
      answers.add(again.get("/api/v2/llm/configs").expect(200).text());
      server.stop();
      assertThat(answers).noneMatch(answer -> answer.contains(KEY));
      assertThat(holdersOfTheKey(home)).isEmpty();
    }
  }

  /// Hangs, cuts the stream, 429, 500, garbage, then works; and a provider that is down for good.
  private void survivesItsProviders(Client client, FakeModelServer models) throws IOException {
    impatiently(client, models);
    models.then(
        Behaviour.hanging(),
        Behaviour.cutting("forty"),
        Behaviour.limiting("1"),
        Behaviour.failing(500),
        Behaviour.garbage());
    String session = start(client, "sage");
    JsonNode view = comesTo(client, session, "ended");
    assertThat(view.at("/variables/said").stringValue()).isEqualTo("forty-two");
    List<String> codes =
        events(client, session).stream()
            .filter(event -> event.path("type").stringValue().equals("EffectRetried"))
            .map(event -> event.at("/payload/code").stringValue())
            .toList();
    assertThat(codes)
        .startsWith("TIMEOUT", "STREAM_BROKEN", "RATE_LIMITED", "SERVER_ERROR", "INVALID_RESPONSE");

    models.usually(Behaviour.failing(503));
    client.post("/api/v2/graphs", HASTY, null).expect(201);
    String stuck = start(client, "hasty");
    JsonNode incident = comesTo(client, stuck, "incident");
    assertThat(incident.at("/incident/code").stringValue()).isIn("SERVER_ERROR", "CIRCUIT_OPEN");
    models.usually(Behaviour.answering("forty-two"));
    client
        .post("/api/v2/sessions/" + stuck + "/incident", Map.of("action", "retry"), null)
        .expect(200);
    comesTo(client, stuck, "ended");
  }

  /// Files below the server's home that hold the key's text.
  private static List<Path> holdersOfTheKey(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(EffectsIT::holdsTheKey).toList();
    }
  }

  private static boolean holdsTheKey(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(KEY);
    } catch (IOException e) {
      throw new AssertionError(Objects.requireNonNull(e.getMessage()), e);
    }
  }
}
