package dev.mimir.web.session;

import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.LogEntry;
import dev.mimir.web.http.WebJson;
import java.io.IOException;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// A client that reads messages of JSON.
///
/// @param to takes from several threads, and closes itself when it is not read
record SocketClient(WebSocketSession to) implements Follower.Client {
  private record Event(String type, long id, LogEntry data) {}

  private record Written(String type, String effectId, int offset, String text) {}

  @Override
  public void event(LogEntry event) throws IOException {
    send(new Event("event", event.sequence(), event));
  }

  @Override
  public void delta(Delta delta) throws IOException {
    send(new Written("delta", delta.effectId(), delta.offset(), delta.text()));
  }

  private void send(Object message) throws IOException {
    write(new TextMessage(WebJson.ANSWERS.writeValueAsBytes(message)));
  }

  @Override
  public void alive() throws IOException {
    write(new PingMessage());
  }

  /// A socket that closes meanwhile complains of its state, not of the connection.
  private void write(WebSocketMessage<?> message) throws IOException {
    try {
      to.sendMessage(message);
    } catch (IllegalStateException closed) {
      throw new IOException("the socket is closed", closed);
    }
  }
}
