package dev.mimir.web;

import dev.mimir.value.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A WebSocket whose messages are read one by one.
final class MessageReader implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  MessageReader(String path, String... headers) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI url = URI.create(Server.url().replace("http:", "ws:") + path);
    socket = builder.buildAsync(url, new Collecting()).join();
  }

  private final class Collecting implements Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        messages.add(Json.STRICT.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      messages.add(Json.MAPPER.createObjectNode().put("type", "closed").put("status", status));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      messages.add(Json.MAPPER.createObjectNode().put("type", "broken"));
    }
  }

  JsonNode next() {
    try {
      JsonNode next = messages.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("nothing comes");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The next message of one of some types.
  JsonNode next(String... types) {
    JsonNode next = next();
    while (!List.of(types).contains(next.path("type").stringValue())) {
      next = next();
    }
    return next;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /// Cuts the connection, without a word.
  @Override
  public void close() {
    socket.abort();
  }
}
