package dev.mimir.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.mimir.value.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The script by which anyone proves the draws of a session, on the running server and on one that
/// lies.
@TestInstance(Lifecycle.PER_CLASS)
class VerifyScriptTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SCRIPT = DOCS.resolve("verify.py");

  private String session = "";
  private String commitment = "";

  /// What a server that lies says otherwise.
  enum Lie {
    FACE,
    FACE_IN_THE_LOG,
    ROLL_LEFT_OUT,
    SEED,
    COMMITMENT;

    String instead(String path, String answer) {
      JsonNode json = Json.MAPPER.readTree(answer);
      if (path.contains(this == FACE_IN_THE_LOG ? "/events" : "/fairness")) {
        change((ObjectNode) json.path("data"));
      }
      return json.toString();
    }

    private void change(ObjectNode data) {
      switch (this) {
        case FACE -> ((ObjectNode) data.at("/rolls/0/draws/0")).put("face", 1_000);
        case FACE_IN_THE_LOG -> ((ObjectNode) draws(data).get(0)).put("face", 1_000);
        case ROLL_LEFT_OUT -> ((ArrayNode) data.path("rolls")).remove(0);
        case SEED -> data.put("seed", "00".repeat(32));
        case COMMITMENT -> data.put("commitment", "00".repeat(32));
      }
    }

    private static JsonNode draws(JsonNode data) {
      return data.path("items")
          .valueStream()
          .map(event -> event.at("/payload/draws"))
          .filter(draws -> !draws.isEmpty())
          .findFirst()
          .orElseThrow();
    }
  }

  /// What a program says at its end.
  private record Said(int status, String text) {}

  @BeforeAll
  void plays_a_sample_to_its_end() {
    // A random player may turn back before the first die falls; then another one goes.
    for (long player = 1; session.isEmpty(); player++) {
      JsonNode end = new RandomGuests(player).play("dungeon", 1);
      String id = end.path("session_id").stringValue();
      JsonNode fairness = Api.get("/api/v2/sessions/" + id + "/fairness").data();
      if (fairness.path("rolls").size() > 1) {
        session = id;
        commitment = fairness.path("commitment").stringValue();
      }
    }
  }

  @Test
  void proves_a_session_that_is_over() throws Exception {
    Said said = verify(Server.url(), session, commitment);
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).startsWith("fair: ");
  }

  @Test
  void proves_nothing_to_who_noted_another_commitment() throws Exception {
    Said said = verify(Server.url(), session, "00".repeat(32));
    assertThat(said.status()).isOne();
    assertThat(said.text()).startsWith("NOT FAIR: another commitment");
  }

  @Test
  void proves_nothing_of_a_session_that_is_under_way() throws Exception {
    Said said = verify(Server.url(), Games.start("dungeon"));
    assertThat(said.status()).isOne();
    assertThat(said.text()).startsWith("NOT FAIR: the seed is not revealed");
  }

  @ParameterizedTest
  @EnumSource
  void finds_out_a_server_that_lies(Lie lie) throws Exception {
    HttpServer liar = liar(lie);
    try {
      Said said = verify("http://127.0.0.1:" + liar.getAddress().getPort(), session);
      assertThat(said.status()).as(said.text()).isOne();
      assertThat(said.text()).startsWith("NOT FAIR: ");
    } finally {
      liar.stop(0);
    }
  }

  @Test
  void is_shown_as_it_is_in_the_documentation() throws IOException {
    assertThat(Files.readString(DOCS.resolve("fairness.md"))).contains(Files.readString(SCRIPT));
  }

  private static HttpServer liar(Lie lie) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().toString();
            byte[] body = lie.instead(path, Api.get(path).text()).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private static Said verify(String... arguments) throws Exception {
    assumeTrue(python(), "there is no python3");
    return said(start(arguments));
  }

  private static boolean python() throws Exception {
    try {
      return said(new ProcessBuilder("python3", "--version").start()).status() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3", SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("no_proxy", "*");
    return builder.redirectErrorStream(true).start();
  }

  private static Said said(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), text);
  }
}
