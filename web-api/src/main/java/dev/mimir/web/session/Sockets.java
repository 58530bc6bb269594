package dev.mimir.web.session;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.util.WebUtils;

/// Opens the sockets over which sessions are followed and played.
@Component
@EnableConfigurationProperties(StreamProperties.class)
class Sockets {
  private final Followers followers;
  private final SocketInputs inputs;
  private final StreamProperties properties;
  private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();

  Sockets(Followers followers, SocketInputs inputs, StreamProperties properties) {
    this.followers = followers;
    this.inputs = inputs;
    this.properties = properties;
  }

  /// @throws ApiException when there is no such session, or whoever asks may not
  void open(
      Exchange exchange,
      String session,
      long after,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ServletServerHttpRequest asked = new ServletServerHttpRequest(request);
    check(asked);
    Follower follower = followers.follower(exchange.caller(), session, after);
    SessionSocket socket =
        new SessionSocket(
            followers,
            follower,
            message -> inputs.answer(exchange, session, message),
            properties.patience());
    ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
    handshake.doHandshake(asked, answer, socket, Map.of());
    answer.close();
  }

  private void check(ServletServerHttpRequest asked) {
    HttpHeaders headers = asked.getHeaders();
    if (!"websocket".equalsIgnoreCase(headers.getUpgrade())) {
      throw ApiException.invalid(HttpHeaders.UPGRADE, "This is to be opened as a WebSocket.");
    }
    String origin = headers.getOrigin();
    if (origin != null
        && !WebUtils.isSameOrigin(asked)
        && !properties.allowedOrigins().contains(origin)
        && !properties.allowedOrigins().contains("*")) {
      throw new ApiException(
          ErrorCode.FORBIDDEN, "Pages of this origin may not open sockets here.");
    }
  }
}
