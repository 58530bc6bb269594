package dev.mimir.samples.player;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of one small game that speaks the HTTP interface: first a choice (`left`, and a locked
/// `right`), then a number from 1 to 6, then the end. Trouble can be asked for.
final class FakeMimir implements AutoCloseable {

  private record Answer(int status, String body) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Answer> answered = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<JsonNode> inputs = new ArrayList<>();
  private final int port;
  private @Nullable HttpServer server;
  private int step;
  private int unavailable;
  private int lost;
  private int working;
  private boolean moved;

  private FakeMimir() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    port = server.getAddress().getPort();
    serve(server);
  }

  static FakeMimir started() {
    try {
      return new FakeMimir();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /// The next so many requests get 503.
  void refuse(int times) {
    unavailable = times;
  }

  /// The next so many inputs are played, and their answers lost.
  void loseAnswers(int times) {
    lost = times;
  }

  /// The next so many answers to an input say that the turn is still under way.
  void stayWorking(int times) {
    working = times;
  }

  /// Somebody else has answered: the next input meets a conflict.
  void moveOn() {
    moved = true;
  }

  void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  void startAgain() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      serve(server);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /// The bodies of the inputs that were played, each once.
  synchronized List<JsonNode> inputs() {
    return List.copyOf(inputs);
  }

  @Override
  public void close() {
    stop();
  }

  private void serve(HttpServer started) {
    started.createContext("/api/v2", this::handle);
    started.start();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String call =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath().substring("/api/v2".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(call);
    if (unavailable > 0) {
      unavailable--;
      send(exchange, problem(503, "UNAVAILABLE", "The database does not answer."));
      return;
    }
    Answer answer = once(exchange.getRequestHeaders().getFirst("Idempotency-Key"), call, body);
    if (lost > 0 && call.endsWith("/input")) {
      lost--;
      exchange.close();
      return;
    }
    boolean pending = working > 0 && call.endsWith("/input");
    working -= pending ? 1 : 0;
    send(
        exchange,
        pending
            ? new Answer(202, data("{\"session_id\": \"s-1\", \"status\": \"working\"}"))
            : answer);
  }

  private Answer once(@Nullable String key, String call, String body) {
    if (key == null) {
      return call.startsWith("GET")
          ? answer(call, body)
          : problem(400, "VALIDATION_ERROR", "No key.");
    }
    Answer known = answered.get(key);
    if (known != null) {
      return known;
    }
    Answer answer = answer(call, body);
    answered.put(key, answer);
    return answer;
  }

  private Answer answer(String call, String body) {
    return switch (call) {
      case "GET /graphs" ->
          new Answer(
              200,
              data(
                  "{\"items\": [{\"graph_id\": \"fork\", \"title\": \"The fork\"}], \"pagination\": {}}"));
      case "POST /sessions" ->
          JSON.readTree(body).path("graph_id").asString("").equals("fork")
              ? new Answer(201, view())
              : problem(404, "GRAPH_NOT_FOUND", "There is no graph of that name.");
      case "GET /sessions/s-1" -> new Answer(200, view());
      case "GET /sessions/s-1/events" -> events();
      case "POST /sessions/s-1/input" -> input(JSON.readTree(body));
      default -> problem(404, "SESSION_NOT_FOUND", "There is no such session.");
    };
  }

  private static Answer events() {
    return new Answer(
        200,
        data(
            "{\"items\": [{\"sequence\": 0, \"type\": \"SessionStarted\", \"payload\": {\"graph\": \"fork\"}}], \"next\": null}"));
  }

  private Answer input(JsonNode body) {
    if (moved) {
      moved = false;
      step = 1;
      return problem(409, "SESSION_CONFLICT", "That question has been answered already.");
    }
    int value = body.path("value").asInt(0);
    if (step == 1 && (value < 1 || value > 6)) {
      return problem(422, "INPUT_INVALID", "A number from 1 to 6 is wanted.");
    }
    inputs.add(body);
    step++;
    return new Answer(200, view());
  }

  private String view() {
    String rest =
        switch (step) {
          case 0 ->
              """
              "status": "awaiting_input",
              "output": [{"sequence": 3, "node_id": "a", "kind": "text", "text": "The road *forks*.", "speaker": "Odo"}],
              "awaiting": [{"wait_id": 5, "node_id": "b", "kind": "choice", "prompt": "Which way?", "choices": [
                {"id": "right", "text": "Right", "locked": "A tree lies across it."}, {"id": "left", "text": "Left"}]}]\
              """;
          case 1 ->
              """
              "status": "awaiting_input",
              "output": [{"sequence": 8, "node_id": "c", "kind": "dice", "notation": "2d6+1", "total": 8, "dice": [3, 4]},
                {"sequence": 9, "node_id": "d", "kind": "check", "skill": "climb", "notation": "1d20", "total": 14, "dice": [11],
                 "difficulty": 12, "success": true}],
              "awaiting": [{"wait_id": 11, "node_id": "e", "kind": "input", "prompt": "How many?",
                "input": {"type": "int", "min": 1, "max": 6}}]\
              """;
          default ->
              "\"status\": \"ended\", \"output\": [], \"awaiting\": [], \"ending\": \"home_again\"";
        };
    return data(
        "{\"session_id\": \"s-1\", \"graph_id\": \"fork\", \"turn\": %d, \"variables\": {\"hp\": 7}, \"inventory\": {\"lamp\": 1}, %s}"
            .formatted(step, rest));
  }

  private static String data(String data) {
    return """
    {"success": true, "message": "ok", "timestamp": "2026-01-01T00:00:00Z", "request_id": "req_1",
     "tenant_id": "default", "execution_time": 0.001, "data": %s}\
    """
        .formatted(data);
  }

  private static Answer problem(int status, String code, String detail) {
    return new Answer(
        status,
        "{\"type\": \"about:blank\", \"title\": \"No\", \"status\": %d, \"detail\": \"%s\", \"success\": false, \"error_code\": \"%s\"}"
            .formatted(status, detail, code));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
