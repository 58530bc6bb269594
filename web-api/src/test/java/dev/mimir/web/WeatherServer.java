package dev.mimir.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What a custom tool calls: `/Oslo` has 7 degrees, of `/Atlantis` nothing is known but a 500.
final class WeatherServer implements AutoCloseable {
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /// A request that came.
  record Received(String path, @Nullable String key, @Nullable String idempotencyKey) {}

  WeatherServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    received.add(
        new Received(
            path,
            exchange.getRequestHeaders().getFirst("X-Key"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    boolean known = path.equals("/Oslo");
    byte[] body = (known ? "{\"degrees\": 7}" : "broken").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", known ? "application/json" : "text/plain");
    exchange.sendResponseHeaders(known ? 200 : 500, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /// Base of the URL, by a name that tools may call.
  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
