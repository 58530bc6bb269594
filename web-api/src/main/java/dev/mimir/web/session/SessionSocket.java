package dev.mimir.web.session;

import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// One socket: a virtual thread sends what comes, the container's thread answers what it is asked.
final class SessionSocket extends TextWebSocketHandler {
  /// Tomcat's, how long a write may take.
  private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  /// Characters of a message from the client.
  private static final int LONGEST = 1 << 17;

  /// Bytes of answers that may wait while something else is being sent.
  private static final int WAITING = 1 << 18;

  private final Followers followers;
  private final Follower follower;
  private final UnaryOperator<String> inputs;
  private final Duration patience;
  private final StringBuilder message = new StringBuilder(0);
  private volatile @Nullable WebSocketSession socket;

  /// @param inputs answers a message
  /// @param patience how long the client may leave unread what it is sent
  SessionSocket(
      Followers followers, Follower follower, UnaryOperator<String> inputs, Duration patience) {
    this.followers = followers;
    this.follower = follower;
    this.inputs = inputs;
    this.patience = patience;
  }

  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession opened) {
    if (opened instanceof NativeWebSocketSession container) {
      Session session = container.getNativeSession(Session.class);
      if (session != null) {
        session.getUserProperties().put(SEND_TIMEOUT, patience.toMillis());
      }
    }
    WebSocketSession guarded =
        new ConcurrentWebSocketSessionDecorator(opened, (int) patience.toMillis(), WAITING);
    socket = guarded;
    Thread.ofVirtual().name("socket-" + opened.getId()).start(() -> follow(guarded));
  }

  private void follow(WebSocketSession to) {
    followers.serve(follower, new SocketClient(to));
    close(to, CloseStatus.GOING_AWAY);
  }

  @Override
  protected void handleTextMessage(WebSocketSession from, TextMessage part) throws IOException {
    WebSocketSession to = socket;
    if (to == null || message.length() + part.getPayloadLength() > LONGEST) {
      close(from, CloseStatus.TOO_BIG_TO_PROCESS);
      return;
    }
    message.append(part.getPayload());
    if (part.isLast()) {
      String whole = message.toString();
      message.setLength(0);
      message.trimToSize();
      to.sendMessage(new TextMessage(inputs.apply(whole)));
    }
  }

  @Override
  public void handleTransportError(WebSocketSession from, Throwable failure) {
    follower.stop();
  }

  @Override
  public void afterConnectionClosed(WebSocketSession closed, CloseStatus status) {
    follower.stop();
  }

  private static void close(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException _) {
      // it is closed already
    }
  }
}
