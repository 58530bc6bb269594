package dev.mimir.nodes.tool.http;

import dev.mimir.effect.EffectException;
import dev.mimir.nodes.tool.http.HttpCalls.Answer;
import dev.mimir.nodes.tool.http.HttpCalls.Request;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// One call of a tool, redirects followed. The tool's headers and the idempotency key go to the
/// origin of the tool's URL and nowhere else.
final class Journey {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  private final HttpCalls calls;
  private final CustomTool tool;
  private final String effectId;
  private final long end;
  private URI uri;
  private String method;
  private @Nullable String body;

  Journey(
      HttpCalls calls,
      CustomTool tool,
      String effectId,
      Duration atMost,
      URI uri,
      @Nullable String body) {
    this.calls = calls;
    this.tool = tool;
    this.effectId = effectId;
    this.end = System.nanoTime() + atMost.toNanos();
    this.uri = uri;
    this.method = tool.method();
    this.body = body;
  }

  /// The host that was called last.
  String host() {
    return Objects.requireNonNullElse(uri.getHost(), "");
  }

  /// The answer that is no redirect.
  Answer answer() throws EffectException, InterruptedException {
    URI origin = uri;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Answer answer = call(sameOrigin(origin, uri));
      if (!REDIRECTS.contains(answer.status()) || answer.location() == null) {
        return answer;
      }
      follow(answer, answer.location());
    }
    throw EffectException.permanent(
        "TOOL_REDIRECT", "the tool was redirected more than " + MOST_REDIRECTS + " times");
  }

  private Answer call(boolean atHome) throws EffectException, InterruptedException {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      throw late();
    }
    try {
      return calls.call(new Request(method, uri, headers(atHome), body, left, tool.maxBytes()));
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw failure(failed);
    }
  }

  private Map<String, String> headers(boolean atHome) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json, text/*;q=0.5");
    if (atHome) {
      for (Header header : tool.headers()) {
        headers.put(header.name(), Objects.requireNonNullElse(header.value(), ""));
      }
      headers.put("Idempotency-Key", effectId);
    }
    return headers;
  }

  private void follow(Answer answer, String location) throws EffectException {
    URI next = next(location);
    boolean downgrade = uri.getScheme().equals("https") && !"https".equals(next.getScheme());
    boolean http = "https".equals(next.getScheme()) || "http".equals(next.getScheme());
    if (downgrade || !http || next.getHost() == null || next.getRawUserInfo() != null) {
      throw EffectException.permanent(
          "TOOL_REDIRECT", "'" + host() + "' redirects to where a tool is not led");
    }
    if (answer.status() == 303 || (answer.status() <= 302 && method.equals("POST"))) {
      method = "GET";
      body = null;
    }
    uri = next;
  }

  private URI next(String location) throws EffectException {
    try {
      return uri.resolve(location);
    } catch (IllegalArgumentException _) {
      throw EffectException.permanent("TOOL_REDIRECT", "'" + host() + "' redirects to no URL");
    }
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && host(one).equalsIgnoreCase(host(other))
        && port(one) == port(other);
  }

  private static String host(URI uri) {
    return Objects.requireNonNullElse(uri.getHost(), "");
  }

  private static int port(URI uri) {
    int usual = uri.getScheme().equals("https") ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private EffectException failure(IOException failed) {
    return switch (failed) {
      case AddressRefusedException _ ->
          EffectException.permanent(
              "TOOL_ADDRESS_REFUSED",
              "'"
                  + host()
                  + "' is not on a public address; tools may call it only if the operator allows"
                  + " it under mimir.tools");
      case HttpCalls.TooLargeException _ ->
          EffectException.permanent(
              "TOOL_ANSWER_TOO_LARGE", "the answer has more than " + tool.maxBytes() + " bytes");
      case InterruptedIOException _ -> late();
      case UnknownHostException _ -> unreachable("has no address");
      case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
          EffectException.permanent("TOOL_TLS", "'" + host() + "' could not prove who it is");
      default -> unreachable("could not be reached, or hung up");
    };
  }

  private EffectException unreachable(String why) {
    return EffectException.passing("TOOL_UNREACHABLE", "'" + host() + "' " + why);
  }

  private EffectException late() {
    return EffectException.passing("TOOL_TIMEOUT", "'" + host() + "' took too long to answer");
  }
}
