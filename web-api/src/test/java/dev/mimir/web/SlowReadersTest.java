package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Readers who do not read.
class SlowReadersTest {
  private static final Pattern OPEN = Pattern.compile("\nmimir_streams_open ([0-9.]+)");
  private static final int TURNS = 150;
  private static final int LETTERS = 60_000;
  private static final String SOCKET =
      """
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      """;

  /// A connection that asks and then does nothing.
  private static Socket idle(String path, String headers) throws IOException {
    URI url = URI.create(Server.url());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int open() {
    Matcher open = OPEN.matcher(Api.get("/actuator/prometheus").text());
    assertThat(open.find()).isTrue();
    return (int) Double.parseDouble(open.group(1));
  }

  /// Reads until the connection ends, in whatever way.
  private static long rest(Socket socket) {
    long bytes = 0;
    try {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    } catch (IOException cut) {
      assertThat(cut).isNotInstanceOf(SocketTimeoutException.class);
    }
    return bytes;
  }

  private static String wordy() {
    String document =
        """
        { "format": "mimir/1", "id": "wordy",
          "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
            { "id": "ask", "choice": { "choices": [ { "id": "more", "text": "More", "next": "say" } ] } },
            { "id": "say", "story": "%s", "next": "ask" } ] }
        """
            .formatted("word ".repeat(LETTERS / 5));
    assertThat(Api.post("/api/v2/graphs", document).status()).isIn(200, 201);
    return "/api/v2/sessions/" + Games.start("wordy");
  }

  @Test
  void are_cut_off_and_nobody_waits_for_them() throws IOException {
    String session = wordy();
    await().atMost(Duration.ofMinutes(2)).until(() -> open() == 0);
    try (Socket events = idle(session + "/stream", "");
        Socket messages = idle(session + "/socket", SOCKET)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> open() == 2);
      for (int turn = 0; turn < TURNS; turn++) {
        assertThat(Api.post(session + "/input", "{\"choice\":\"more\"}").status()).isEqualTo(200);
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> open() == 0);
      assertThat(rest(events)).isLessThan((long) TURNS * LETTERS);
      assertThat(rest(messages)).isLessThan((long) TURNS * LETTERS);
    }
  }
}
