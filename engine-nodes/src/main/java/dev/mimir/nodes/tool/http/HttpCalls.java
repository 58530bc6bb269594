package dev.mimir.nodes.tool.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Makes single calls over HTTP, with bounds on time and size. It follows no redirect, keeps no
/// cookie, repeats nothing and knows no proxy. Connections go to the addresses that the resolver
/// gave, and nowhere else.
final class HttpCalls {
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_HEADERS = 200;

  private final CloseableHttpClient client;

  HttpCalls(DnsResolver dns) {
    Http1Config bounds =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    client =
        HttpClients.custom()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .setUserAgent("mimir")
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(dns)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(5))
                            .setValidateAfterInactivity(Timeout.ofSeconds(1))
                            .setTimeToLive(Timeout.ofMinutes(1))
                            .build())
                    .build())
            .build();
  }

  /// A request.
  ///
  /// @param body JSON; null for none
  /// @param maxBytes of the answer
  record Request(
      String method,
      URI uri,
      Map<String, String> headers,
      @Nullable String body,
      Duration timeout,
      int maxBytes) {}

  /// An answer.
  ///
  /// @param type media type in lower case; empty when there is none
  /// @param body taken for UTF-8
  record Answer(
      int status,
      String type,
      @Nullable String location,
      @Nullable String retryAfter,
      String body) {}

  /// The answer's body is larger than allowed.
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Makes a call.
  ///
  /// @throws InterruptedIOException when it took too long
  Answer call(Request request) throws IOException {
    HttpUriRequestBase call = new HttpUriRequestBase(request.method(), request.uri());
    request.headers().forEach(call::setHeader);
    String body = request.body();
    if (body != null) {
      call.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    }
    Timeout timeout = Timeout.of(request.timeout());
    call.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .setCookieSpec("ignore")
            .build());
    return bounded(call, request);
  }

  /// The client's timeouts are for single reads; this one is for the whole call.
  private Answer bounded(HttpUriRequestBase call, Request request) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    Thread watch =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(request.timeout());
                late.set(true);
                call.cancel();
              } catch (InterruptedException _) {
                // done in time
              }
            });
    try {
      return answered(call, request.maxBytes());
    } catch (IOException failed) {
      if (late.get()) {
        throw new InterruptedIOException("too late");
      }
      throw failed;
    } finally {
      watch.interrupt();
    }
  }

  private Answer answered(HttpUriRequestBase call, int maxBytes) throws IOException {
    try (ClassicHttpResponse response = client.executeOpen(null, call, null)) {
      byte[] body = body(response.getEntity(), maxBytes);
      if (body.length > maxBytes) {
        call.cancel();
        throw new TooLargeException();
      }
      return new Answer(
          response.getCode(),
          type(response),
          value(response, "Location"),
          value(response, "Retry-After"),
          new String(body, StandardCharsets.UTF_8));
    }
  }

  private static byte[] body(@Nullable HttpEntity entity, int maxBytes) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > maxBytes) {
      return new byte[maxBytes + 1];
    }
    InputStream content = entity.getContent();
    return content.readNBytes(maxBytes + 1);
  }

  private static String type(ClassicHttpResponse response) {
    String type = value(response, "Content-Type");
    return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
