package dev.mimir.nodes.model.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.mimir.nodes.model.ChatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The HTTP client under one call of LangChain4j, on the JDK's. Unlike theirs it works on the
/// calling thread, so that interrupting that ends the call; it remembers how the call failed, with
/// `Retry-After`; and it follows no redirect, which could carry the key elsewhere.
final class Wire implements HttpClient, HttpClientBuilder {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int LONGEST_COMPLAINT = 64 << 10;
  private static final java.net.http.HttpClient CLIENT =
      java.net.http.HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final Duration timeout;
  private final Runnable signOfLife;
  private final Seen seen = new Seen();
  private @Nullable ChatException failure;
  private boolean interrupted;

  Wire(Duration timeout, Runnable signOfLife) {
    this.timeout = timeout;
    this.signOfLife = signOfLife;
  }

  /// How it failed; null when it did not.
  @Nullable ChatException failure() {
    return failure;
  }

  boolean interrupted() {
    return interrupted;
  }

  Seen seen() {
    return seen;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (InputStream body = opened(request).body()) {
      return SuccessfulHttpResponse.builder()
          .statusCode(200)
          .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .build();
    } catch (IOException e) {
      failure = Failures.reading(e);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    HttpResponse<InputStream> response;
    try {
      response = opened(request);
    } catch (HttpException | UncheckedIOException e) {
      listener.onError(e);
      return;
    }
    Listening listening = new Listening(listener);
    try (InputStream body = new Reading(response.body(), signOfLife)) {
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      parser.parse(body, listening);
    } catch (IOException e) {
      listening.onError(e);
    }
    if (failure == null) {
      listener.onClose();
    }
  }

  /// A response that is a success.
  private HttpResponse<InputStream> opened(HttpRequest request) {
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(translated(request), BodyHandlers.ofInputStream());
      signOfLife.run();
      if (response.statusCode() / 100 == 2) {
        return response;
      }
      String complaint = complaint(response);
      failure = Failures.refused(response.statusCode(), response.headers(), complaint);
      throw new HttpException(response.statusCode(), complaint);
    } catch (IOException e) {
      failure = Failures.connecting(e);
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      interrupted = true;
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static String complaint(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private java.net.http.HttpRequest translated(HttpRequest request) {
    URI uri = URI.create(request.url());
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .version("https".equals(uri.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1)
            .method(
                request.method().name(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    return builder.build();
  }

  /// Passes on what is heard, and keeps it.
  private final class Listening implements ServerSentEventListener {
    private final ServerSentEventListener listener;

    private Listening(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      seen.event(event.data());
      listener.onEvent(event, context);
    }

    @Override
    public void onError(Throwable error) {
      if (failure == null) {
        failure = Failures.reading(error);
      }
      listener.onError(error);
    }
  }

  @Override
  public HttpClient build() {
    return this;
  }

  @Override
  public Duration connectTimeout() {
    return CONNECT;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration ignored) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return timeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration ignored) {
    return this;
  }
}
