package dev.mimir.samples.player;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The calls of the HTTP interface that a player needs. A POST carries a key of its own and keeps
/// it when it has to be sent again, so a turn whose answer was lost is not played twice.
final class Client {

  private static final Duration TURN = Duration.ofSeconds(90);

  private final Http http;
  private final URI base;
  private final String tenant;

  Client(Http http, URI base, String tenant) {
    this.http = http;
    this.base = base;
    this.tenant = tenant;
  }

  /// The published games, as the catalogue lists them.
  Reply games() {
    return http.send(get("/graphs?page=1&page_size=200"));
  }

  Reply start(String graph, @Nullable String seed) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("graph_id", graph);
    if (seed != null) {
      body.put("seed", seed);
    }
    return settled(post("/sessions", body));
  }

  Reply view(String session) {
    return settled(get("/sessions/" + session));
  }

  /// The view after a little while.
  Reply later(String session) {
    http.rest();
    return view(session);
  }

  /// Plays one turn for the wait named.
  Reply answer(String session, long wait, ObjectNode answer) {
    ObjectNode body = answer.deepCopy().put("wait_id", wait);
    HttpRequest turn = post("/sessions/" + session + "/input", body);
    Reply reply = http.send(turn);
    while (reply instanceof Reply.Done done && done.pending()) {
      http.rest();
      reply = http.send(turn);
    }
    return reply;
  }

  /// One page of the session's events, after the sequence given.
  Reply events(String session, @Nullable Long after) {
    String from = after == null ? "" : "&after=" + after;
    return http.send(get("/sessions/" + session + "/events?limit=1000" + from));
  }

  /// A session may be at work when it is met: looks again until it is not.
  private Reply settled(HttpRequest request) {
    Reply reply = http.send(request);
    while (reply instanceof Reply.Done(JsonNode data, _)
        && data.path("status").asString("").equals("working")) {
      http.rest();
      reply = http.send(get("/sessions/" + data.path("session_id").asString()));
    }
    return reply;
  }

  private HttpRequest get(String path) {
    return request(path).GET().build();
  }

  private HttpRequest post(String path, ObjectNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/api/v2" + path))
        .header("Accept", "application/json, application/problem+json")
        .header("X-Tenant-Id", tenant)
        .timeout(TURN);
  }
}
