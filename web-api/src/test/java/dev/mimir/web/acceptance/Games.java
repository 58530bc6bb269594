package dev.mimir.web.acceptance;

import dev.mimir.web.acceptance.Client.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Games to play with, and how to play any game.
final class Games {
  static final String SESSIONS = "/api/v2/sessions";

  /// Adds up the numbers it is given, here and over all sessions, with a die between them, for
  /// ever.
  static final String COUNTING =
      """
      { "format": "mimir/1", "id": "counting", "title": "Counting",
        "variables": {
          "given": { "type": "int", "initial": 0 },
          "total": { "type": "int", "initial": 0 },
          "luck": { "type": "int", "initial": 0 },
          "ever": { "type": "int", "scope": "game" } },
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "player_input": { "prompt": "{{ total }} so far. And?",
              "input": { "type": "int", "min": 0, "max": 1000 }, "into": "given" },
            "next": "add" },
          { "id": "add", "state": { "set": {
              "total": "total + given", "ever": "ever + given" } }, "next": "luck" },
          { "id": "luck", "dice": { "notation": "2d6", "into": "luck" }, "next": "say" },
          { "id": "say", "story": "That makes {{ total }}, with {{ luck }} for luck.",
            "next": "ask" } ] }
      """;

  /// A question with a way round and a way out.
  static final String TEA =
      """
      { "format": "mimir/1", "id": "tea", "title": "Tea",
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "prompt": "More tea?", "choices": [
              { "id": "yes", "text": "Yes", "next": "pour" },
              { "id": "please", "text": "Please", "next": "pour" },
              { "id": "no", "text": "No", "next": "bye" } ] } },
          { "id": "pour", "story": "She pours.", "next": "ask" },
          { "id": "bye", "end": { "ending": "left", "text": "You leave, awash." } } ] }
      """;

  private Games() {}

  static void publish(Client client, String document) throws IOException {
    Answer answer = client.post("/api/v2/graphs", document, null);
    if (answer.status() != 200) {
      answer.expect(201);
    }
  }

  /// Starts a session and gives its view.
  static JsonNode start(Client client, String graph) throws IOException {
    return client.post(SESSIONS, Map.of("graph_id", graph), null).expect(201).data();
  }

  static String id(JsonNode view) {
    return view.path("session_id").stringValue();
  }

  static boolean ended(JsonNode view) {
    return view.path("status").asString("").equals("ended");
  }

  static long waitId(JsonNode view) {
    return view.path("awaiting").path(0).path("wait_id").longValue();
  }

  static String input(String session) {
    return SESSIONS + "/" + session + "/input";
  }

  /// Some answer to the wait that is open, which it names.
  static Map<String, Object> answer(JsonNode view, Random random) {
    JsonNode wait = view.path("awaiting").path(0);
    long waitId = waitId(view);
    if (wait.path("kind").asString("").equals("choice")) {
      JsonNode choices = wait.path("choices");
      JsonNode choice = choices.path(random.nextInt(choices.size()));
      return Map.of("wait_id", waitId, "choice", choice.path("id").stringValue());
    }
    JsonNode input = wait.path("input");
    if (input.path("type").stringValue().equals("text")) {
      return Map.of("wait_id", waitId, "text", "Ada");
    }
    long value = random.nextLong(input.path("min").longValue(), input.path("max").longValue() + 1);
    return Map.of("wait_id", waitId, "value", value);
  }
}
