package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.value.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What no client library would send.
class RawRequestTest {

  static Stream<Arguments> requests() {
    return Stream.of(
        request("an encoded slash", "GET /api/v2/graphs/a%2fb HTTP/1.1", "VALIDATION_ERROR"),
        request("a broken escape", "GET /api/v2/graphs/%zz HTTP/1.1", "VALIDATION_ERROR"),
        request("dots above the root", "GET /../../etc/passwd HTTP/1.1", "VALIDATION_ERROR"),
        request("a made up method", "BREW /api/v2/info HTTP/1.1", "METHOD_NOT_ALLOWED"));
  }

  private static Arguments request(String what, String line, String code) {
    return Arguments.of(what, line, code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void answers_in_the_envelope(String what, String line, String code) throws IOException {
    String answer = send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    JsonNode json = Json.STRICT.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(answer).contains("application/problem+json", "X-Request-Id: req_");
    assertThat(json.path("error_code").asString()).isEqualTo(code);
    assertThat(json.path("success").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refuses_what_is_not_http(String request) throws IOException {
    assertThat(send(request)).startsWith("HTTP/1.1 4").doesNotContain("Exception", "<html");
  }

  static Stream<String> broken() {
    return Stream.of(
        "NONSENSE\r\n\r\n",
        "GET /api/v2/info HTTP/1.1\r\n\r\n",
        "GET /api/v2/info HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
  }

  private static String send(String request) throws IOException {
    URI server = URI.create(Server.url());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
