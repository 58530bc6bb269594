package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.value.Json;
import dev.mimir.web.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Play any game over HTTP without a thought, decided by a number alone.
final class RandomGuests {
  private static final int PATIENCE = 500;
  private static final Set<String> OVER = Set.of("ended", "incident");

  private final Random random;

  RandomGuests(long seed) {
    this.random = new Random(seed);
  }

  /// Plays until a session is over, or the guests' patience is.
  ///
  /// @return the session at last
  JsonNode play(String graph, int players) {
    String session = "/api/v2/sessions/" + started(graph, players);
    JsonNode view = Api.get(session).data();
    for (int i = 0; i < PATIENCE && !over(view); i++) {
      List<JsonNode> open = view.path("awaiting").valueStream().filter(this::forPlayers).toList();
      if (open.isEmpty()) {
        changed(session, view);
      } else {
        answer(session, open.get(random.nextInt(open.size())));
      }
      view = Api.get(session).data();
    }
    return view;
  }

  private static String started(String graph, int players) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("graph_id", graph);
    if (players > 1) {
      ArrayNode list = body.putArray("players");
      IntStream.range(0, players).forEach(i -> list.addObject().put("player_id", "guest" + i));
    }
    Answer answer = Api.post("/api/v2/sessions", body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data().path("session_id").stringValue();
  }

  private static boolean over(JsonNode view) {
    return OVER.contains(view.path("status").stringValue());
  }

  private boolean forPlayers(JsonNode wait) {
    return !wait.path("players").isEmpty();
  }

  private static void changed(String session, JsonNode before) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !Api.get(session).data().path("sequence").equals(before.path("sequence")));
  }

  /// One who has answered already, or comes too late, is turned away.
  private void answer(String session, JsonNode wait) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("wait_id", wait.path("wait_id"));
    body.put("player_id", any(wait.path("players")).stringValue());
    if (wait.path("choices").isEmpty()) {
      type(body, wait.path("input"));
    } else {
      body.set("choice", any(wait.path("choices")).path("id"));
    }
    Answer answer = Api.post(session + "/input", body.toString());
    assertThat(answer.status()).as(answer.text()).isIn(200, 409);
  }

  private void type(ObjectNode body, JsonNode input) {
    if (input.path("one_of").isArray() && !input.path("one_of").isEmpty()) {
      JsonNode picked = any(input.path("one_of"));
      body.set(picked.isString() ? "text" : "value", picked);
      return;
    }
    switch (input.path("type").stringValue()) {
      case "text" -> body.put("text", "x".repeat(Math.max(3, input.path("min_length").asInt(0))));
      case "bool" -> body.put("value", random.nextBoolean());
      default -> {
        long least = input.path("min").asLong(0);
        body.put("value", random.nextLong(least, input.path("max").asLong(least + 10) + 1));
      }
    }
  }

  private JsonNode any(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }
}
