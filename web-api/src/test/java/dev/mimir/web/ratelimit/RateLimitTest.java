package dev.mimir.web.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.mimir.value.Json;
import dev.mimir.web.MimirApplication;
import dev.mimir.web.UnpackedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Two servers on one database, which count together.
class RateLimitTest {
  private static final String STAY = "{\"choice\":\"stay\"}";
  private static final int OF_A_SESSION = 3;
  private static final int OF_BUSY = 4;

  private static final String GAME =
      """
      { "format": "mimir/1", "id": "patience", "title": "Patience", "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "prompt": "Well?", "choices": [
              { "id": "stay", "text": "Stay", "next": "ask" } ] } } ] }
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;

  @BeforeAll
  static void start() throws IOException {
    Path directory = Files.createTempDirectory("mimir-rate-limit");
    UnpackedPostgres.into(directory);
    one = server("--mimir.data-dir=" + directory);
    HikariDataSource database = one.getBean(HikariDataSource.class);
    other =
        server(
            "--mimir.data-dir=" + Files.createTempDirectory("mimir-rate-limit"),
            "--mimir.database.url=" + database.getJdbcUrl(),
            "--mimir.database.username=" + database.getUsername(),
            "--mimir.database.password=" + database.getPassword());
    post(one, "/api/v2/graphs", GAME, "default");
  }

  /// A minute's worth at once, so that no time that passes gives anything back that counts.
  private static ConfigurableApplicationContext server(String... settings) {
    return new SpringApplication(MimirApplication.class)
        .run(
            Stream.concat(
                    Stream.of(
                        "--server.port=0",
                        "--mimir.samples=false",
                        "--mimir.master-key=" + "ab".repeat(32),
                        "--mimir.rate-limit.session=" + OF_A_SESSION,
                        "--mimir.rate-limit.tenants.busy=" + OF_BUSY,
                        "--mimir.rate-limit.burst=60s"),
                    Stream.of(settings))
                .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  @Test
  void turns_of_a_session_are_counted_over_all_servers() {
    String path = begin("default");
    for (int turn = 0; turn < OF_A_SESSION; turn++) {
      assertThat(post(turn % 2 == 0 ? one : other, path + "/input", STAY, "default").statusCode())
          .isEqualTo(200);
    }
    for (ConfigurableApplicationContext server :
        new ConfigurableApplicationContext[] {one, other}) {
      HttpResponse<String> refused = post(server, path + "/input", STAY, "default");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 20L);
      JsonNode told = Json.STRICT.readTree(refused.body());
      assertThat(told.path("error_code").stringValue()).isEqualTo("RATE_LIMITED");
      assertThat(told.path("detail").stringValue())
          .contains("3 requests a minute", "this session", "Nothing was done");
    }
    JsonNode view = Json.STRICT.readTree(get(other, path).body()).path("data");
    assertThat(view.path("turn").intValue()).isEqualTo(OF_A_SESSION);
    String another = begin("default");
    assertThat(post(one, another + "/input", STAY, "default").statusCode()).isEqualTo(200);
  }

  @Test
  void a_session_is_the_same_however_its_path_is_written() {
    String path = begin("default");
    String id = path.substring(path.lastIndexOf('/') + 1);
    String[] ways = {
      path, path.replace(id, id.toUpperCase(Locale.ROOT)), path.replace("sess", "%73ess")
    };
    for (String way : ways) {
      assertThat(post(one, way + "/input", STAY, "default").statusCode()).as(way).isEqualTo(200);
    }
    for (String way : ways) {
      assertThat(post(one, way + "/input", STAY, "default").statusCode()).as(way).isEqualTo(429);
    }
  }

  @Test
  void turns_over_sockets_count_too() throws Exception {
    String path = begin("default");
    for (int turn = 0; turn < OF_A_SESSION; turn++) {
      post(one, path + "/input", STAY, "default");
    }
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(url(other, path + "/socket").replace("http", "ws")), reader(messages))
            .get(10, TimeUnit.SECONDS);
    socket.sendText("{\"type\":\"input\",\"choice\":\"stay\"}", true).get(10, TimeUnit.SECONDS);
    String answer = "";
    while (!answer.contains("refused")) {
      answer = String.valueOf(messages.poll(10, TimeUnit.SECONDS));
      assertThat(answer).isNotEqualTo("null");
    }
    assertThat(answer).contains("RATE_LIMITED");
    socket.abort();
  }

  private static WebSocket.Listener reader(BlockingQueue<String> messages) {
    return new WebSocket.Listener() {
      private final StringBuilder text = new StringBuilder();

      @Override
      public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          messages.add(text.toString());
          text.setLength(0);
        }
        from.request(1);
        return null;
      }
    };
  }

  @Test
  void a_tenant_has_limits_of_its_own_and_questions_are_free() {
    int made = 0;
    HttpResponse<String> answer = post(other, "/api/v2/graphs/validate", GAME, "busy");
    while (answer.statusCode() == 200) {
      made++;
      answer = post(made % 2 == 0 ? one : other, "/api/v2/graphs/validate", GAME, "busy");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("4 requests a minute", "this tenant");
    assertThat(made).isEqualTo(OF_BUSY);
    assertThat(get(one, "/api/v2/graphs").statusCode()).isEqualTo(200);
    assertThat(post(one, "/api/v2/graphs/validate", GAME, "idle").statusCode()).isEqualTo(200);
  }

  @Test
  void what_was_taken_comes_back_at_the_rate_and_is_then_forgotten() {
    Buckets buckets = one.getBean(Buckets.class);
    Duration burst = Duration.ofMillis(200);
    assertThat(buckets.take("quick", 600, burst)).isEmpty();
    assertThat(buckets.take("quick", 600, burst)).isEmpty();
    Duration wait = buckets.take("quick", 600, burst).orElse(Duration.ZERO);
    assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(100));
    await().until(() -> buckets.take("quick", 600, burst).isEmpty());
    JdbcClient sql = one.getBean(JdbcClient.class);
    await()
        .until(
            () -> {
              buckets.forget();
              return sql.sql("select count(*) from rate_limit where name = 'quick'")
                  .query(Integer.class)
                  .single();
            },
            rows -> rows == 0);
  }

  @Test
  void a_limit_is_at_least_one() {
    assertThatThrownBy(() -> new RateLimitProperties(0, Map.of(), null, Duration.ZERO))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new RateLimitProperties(null, Map.of("a", -1), null, Duration.ZERO))
        .hasMessageContaining("at least 1");
  }

  private static String begin(String tenant) {
    HttpResponse<String> begun =
        post(one, "/api/v2/sessions", "{\"graph_id\":\"patience\"}", tenant);
    return "/api/v2/sessions/"
        + Json.STRICT.readTree(begun.body()).at("/data/session_id").stringValue();
  }

  private static HttpResponse<String> post(
      ConfigurableApplicationContext server, String path, String body, String tenant) {
    return send(
        HttpRequest.newBuilder(URI.create(url(server, path)))
            .header("Content-Type", "application/json")
            .header("X-Tenant-Id", tenant)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext server, String path) {
    return send(HttpRequest.newBuilder(URI.create(url(server, path))));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String url(ConfigurableApplicationContext server, String path) {
    return "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path;
  }
}
