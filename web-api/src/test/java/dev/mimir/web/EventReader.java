package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.value.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads Server-Sent Events from a socket, to the byte. It speaks HTTP/1.0, so that what comes is
/// the stream itself.
final class EventReader implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;
  private long bytes;

  /// One event, or a comment.
  ///
  /// @param type `comment`, or as sent
  record Sent(String type, @Nullable Long id, JsonNode data) {}

  /// @param last the `Last-Event-ID`; null for none
  EventReader(String path, @Nullable Long last) throws IOException {
    this(path, last, 1 << 16);
  }

  /// @param window bytes that the system may take for a reader who does not read
  EventReader(String path, @Nullable Long last, int window) throws IOException {
    URI url = URI.create(Server.url() + path);
    socket.setReceiveBufferSize(window);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    String header = last == null ? "" : "Last-Event-ID: " + last + "\r\n";
    String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + header + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    in = new BufferedInputStream(socket.getInputStream(), 512);
  }

  /// Reads the head of the answer.
  EventReader begun() throws IOException {
    assertThat(line()).contains(" 200 ");
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Type:")) {
        assertThat(line).contains("text/event-stream");
      }
    }
    return this;
  }

  /// How much was read so far.
  long bytes() {
    return bytes;
  }

  /// The next event or comment.
  ///
  /// @throws EOFException when the stream ends
  Sent next() throws IOException {
    String type = "message";
    Long id = null;
    StringBuilder data = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      switch (line.substring(0, line.indexOf(':'))) {
        case "" -> type = "comment";
        case "event" -> type = value;
        case "id" -> id = Long.valueOf(value);
        case "data" -> data.append(value);
        default -> throw new IOException("not of an event: " + line);
      }
    }
    return new Sent(type, id, Json.STRICT.readTree(data.isEmpty() ? "null" : data.toString()));
  }

  /// The next that is not a comment.
  Sent event() throws IOException {
    Sent next = next();
    while (next.type().equals("comment")) {
      next = next();
    }
    return next;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the stream has ended");
      }
      bytes++;
      if (c != '\r') {
        line.write(c);
      }
    }
    bytes++;
    return line.toString(StandardCharsets.UTF_8);
  }

  /// Cuts the connection, without a word.
  @Override
  public void close() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
