package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;

/// A small game to test with: one question, with an answer that goes round and one that ends it.
final class Games {
  private Games() {}

  static String document(String id) {
    return """
    { "format": "mimir/1", "id": "%s", "title": "Tea with %s",
      "nodes": [
        { "id": "begin", "start": {}, "next": "ask" },
        { "id": "ask", "choice": { "prompt": "Well?", "choices": [
            { "id": "stay", "text": "Stay", "next": "roll" },
            { "id": "leave", "text": "Leave", "next": "bye" } ] } },
        { "id": "roll", "dice": "2d6", "next": "ask" },
        { "id": "bye", "end": "left" } ] }
    """
        .formatted(id, id);
  }

  static void publish(String id) {
    assertThat(Api.post("/api/v2/graphs", document(id)).status()).isIn(200, 201);
  }

  /// Starts a session and gives its id.
  static String start(String graph) {
    Answer answer = Api.post("/api/v2/sessions", "{\"graph_id\":\"" + graph + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data().path("session_id").stringValue();
  }
}
