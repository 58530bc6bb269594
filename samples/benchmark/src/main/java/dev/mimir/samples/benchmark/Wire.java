package dev.mimir.samples.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that is kept alive, with as little work for the client as can be; a new
/// one when the server has said that it closes it.
final class Wire implements AutoCloseable {
  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean over;

  /// An answer.
  record Answer(int status, String body) {}

  Wire(int port) throws IOException {
    this.port = port;
    socket = connected(port);
    in = buffered(socket);
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static InputStream buffered(Socket socket) throws IOException {
    return new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  /// A request as it is sent.
  static byte[] request(String method, String path, @Nullable String json) {
    byte[] body = (json == null ? "" : json).getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, body.length);
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  Answer send(byte[] request) throws IOException {
    if (over) {
      socket.close();
      socket = connected(port);
      in = buffered(socket);
      over = false;
    }
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        length = -1;
      } else if (lower.startsWith("connection:")) {
        over = lower.endsWith("close");
      }
    }
    return new Answer(status, length < 0 ? chunks() : text(length));
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = -1; size != 0; ) {
      size = Integer.parseInt(line(), 16);
      body.append(text(size));
      line();
    }
    return body.toString();
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server has hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
