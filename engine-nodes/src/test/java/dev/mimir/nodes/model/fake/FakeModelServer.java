package dev.mimir.nodes.model.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// A server of chat completions on a free port of 127.0.0.1. Each request gets the next behaviour
/// that was told, or else the usual one.
public final class FakeModelServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour usual = Behaviour.answering("pong");

  /// A request that came.
  ///
  /// @param authorization the header, empty when there was none
  public record Received(JsonNode body, String authorization) {
    /// The last message's text.
    public String asked() {
      return body.path("messages")
          .path(body.path("messages").size() - 1)
          .path("content")
          .asString("");
    }
  }

  public FakeModelServer() {
    this(0);
  }

  /// @param port 0 for a free one
  public FakeModelServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// Base URL as a configuration takes it.
  public String url() {
    return "http://127.0.0.1:" + port() + "/v1";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What the next requests meet, one each.
  public FakeModelServer then(Behaviour... behaviours) {
    next.addAll(List.of(behaviours));
    return this;
  }

  /// What requests meet for which nothing else was told.
  public FakeModelServer usually(Behaviour behaviour) {
    usual = behaviour;
    return this;
  }

  /// The requests so far.
  public List<Received> received() {
    return received;
  }

  /// Lets go of those that hang, and stops.
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    List<String> authorization =
        exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    received.add(new Received(body, String.join(",", authorization)));
    Behaviour told = next.poll();
    (told == null ? usual : told).answer(new Completion(exchange, body, closing));
  }
}
