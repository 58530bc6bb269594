package dev.mimir.nodes.tool.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectResult;
import dev.mimir.nodes.tool.http.Addresses.Resolver;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.OutsideAccess;
import dev.mimir.value.Json;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

class HttpToolsTest {
  private static final String KEY = "sk-very-secret-key";
  private static final OutsideAccess ANYWHERE = new OutsideAccess(true, Set.of());
  private static final OutsideAccess PUBLIC = new OutsideAccess(false, Set.of());
  private static final Resolver LOOPBACK = _ -> addresses("127.0.0.1");

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  private static CustomTool tool(String method, String url) {
    return new CustomTool(
        "weather",
        "Tells the weather.",
        method,
        url,
        List.of(
            new Header("Authorization", KEY, true, null),
            new Header("X-Plain", "yes", false, null)),
        json(
            """
            {"type": "object", "required": ["city"], "properties": {
              "city": {"type": "string"}, "days": {"type": "integer"}, "units": {"type": "string"} } }
            """),
        null,
        Duration.ofSeconds(5),
        1_000,
        true);
  }

  private static CustomTool quick(CustomTool tool) {
    return new CustomTool(
        tool.name(),
        tool.description(),
        tool.method(),
        tool.url(),
        tool.headers(),
        tool.arguments(),
        json("{\"type\": \"object\", \"required\": [\"degrees\"]}"),
        Duration.ofMillis(300),
        tool.maxBytes(),
        true);
  }

  private static Map<String, Object> json(String text) {
    return Json.MAPPER.readValue(text, new TypeReference<>() {});
  }

  private static HttpTools handler(CustomTool tool, OutsideAccess access, Resolver resolver) {
    CustomTools tools =
        (CustomTools)
            Proxy.newProxyInstance(
                HttpToolsTest.class.getClassLoader(),
                new Class<?>[] {CustomTools.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("open");
                  return arguments[1].equals(tool.name()) ? Optional.of(tool) : Optional.empty();
                });
    return new HttpTools(tools, access, resolver);
  }

  private static EffectCall effect(String tool, Map<String, Object> arguments) {
    return new EffectCall(
        "default", "s", "g", "s:7", 1, Map.of("tool", tool, "arguments", arguments), null, _ -> {});
  }

  private static EffectResult result(CustomTool tool, Map<String, Object> arguments)
      throws EffectException, InterruptedException {
    return handler(tool, ANYWHERE, LOOPBACK).perform(effect("weather", arguments));
  }

  private static EffectException failure(CustomTool tool, OutsideAccess access, Resolver resolver) {
    HttpTools handler = handler(tool, access, resolver);
    EffectException failed =
        catchThrowableOfType(
            EffectException.class,
            () -> handler.perform(effect("weather", Map.of("city", "Oslo"))));
    assertThat(failed.explanation() + failed.attempts()).doesNotContain(KEY);
    return failed;
  }

  @Test
  void puts_arguments_into_the_url_and_the_query() throws Exception {
    try (TestServer server =
        TestServer.answering(200, "application/json", "{\"degrees\": -3, \"rain\": null}")) {
      CustomTool tool = tool("GET", server.url("any.test") + "/of/{city}?units={units}&v=1");
      EffectResult result = result(tool, Map.of("city", "Bø/../?&=#é", "days", 2L));
      assertThat(result.value()).isEqualTo(Map.of("degrees", -3L));
      TestServer.Seen seen = server.seen().getFirst();
      assertThat(seen.uri()).isEqualTo("/of/B%C3%B8%2F..%2F%3F%26%3D%23%C3%A9?v=1&days=2");
      assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("s:7");
      assertThat(seen.headers().getFirst("Authorization")).isEqualTo(KEY);
      assertThat(seen.headers().getFirst("X-Plain")).isEqualTo("yes");
      Map<String, Object> attempt = result.attempts().getFirst();
      assertThat(attempt)
          .containsEntry("status", 200L)
          .containsEntry("host", "any.test")
          .containsEntry("outcome", "ok");
    }
  }

  @Test
  void puts_other_arguments_into_the_body() throws Exception {
    try (TestServer server = TestServer.answering(200, "text/plain; charset=utf-8", "sunny")) {
      CustomTool tool = tool("POST", server.url("any.test") + "/{city}");
      assertThat(result(tool, Map.of("city", "Oslo", "days", 2L)).value())
          .isEqualTo(Map.of("value", "sunny"));
      assertThat(server.seen().getFirst().body()).isEqualTo("{\"days\":2}");
      assertThat(server.seen().getFirst().headers().getFirst("Content-Type"))
          .startsWith("application/json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,application/json,{},TOOL_STATUS,false",
    "404,text/plain,none,TOOL_STATUS,false",
    "429,text/plain,slow,TOOL_STATUS,true",
    "503,text/plain,later,TOOL_STATUS,true",
    "304,text/plain,'',TOOL_STATUS,false",
    "200,application/json,{,TOOL_ANSWER,false",
    "200,application/json,'{\"degrees\": \"\\u0000\"}',TOOL_ANSWER,false",
    "200,application/json,[1],TOOL_ANSWER,false",
    "200,image/png,x,TOOL_ANSWER,false"
  })
  void tells_failures_apart(int status, String type, String body, String code, boolean passing) {
    try (TestServer server = TestServer.answering(status, type, body)) {
      EffectException failed =
          failure(quick(tool("GET", server.url("any.test"))), ANYWHERE, LOOPBACK);
      assertThat(failed.code()).isEqualTo(code);
      assertThat(failed.retryable()).isEqualTo(passing);
      assertThat(failed.attempts()).hasSize(1);
    }
  }

  @Test
  void heeds_how_long_the_other_side_asks_to_wait() {
    try (TestServer server =
        new TestServer((exchange, _) -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          TestServer.send(exchange, 429, "text/plain", "slow");
        })) {
      EffectException failed = failure(tool("GET", server.url("any.test")), ANYWHERE, LOOPBACK);
      assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void gives_up_on_an_answer_that_is_too_large() {
    try (TestServer server = TestServer.answering(200, "text/plain", "x".repeat(1_001))) {
      assertThat(failure(tool("GET", server.url("any.test")), ANYWHERE, LOOPBACK).code())
          .isEqualTo("TOOL_ANSWER_TOO_LARGE");
    }
    try (TestServer server =
        new TestServer((exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[100_000]);
          exchange.close();
        })) {
      assertThat(failure(tool("GET", server.url("any.test")), ANYWHERE, LOOPBACK).code())
          .isEqualTo("TOOL_ANSWER_TOO_LARGE");
    }
  }

  @Test
  void gives_up_on_a_server_that_hangs_or_drips() {
    CountDownLatch done = new CountDownLatch(1);
    try (TestServer hangs = new TestServer((_, _) -> awaitQuietly(done))) {
      EffectException failed =
          failure(quick(tool("GET", hangs.url("any.test"))), ANYWHERE, LOOPBACK);
      assertThat(failed.code()).isEqualTo("TOOL_TIMEOUT");
      assertThat(failed.retryable()).isTrue();
      done.countDown();
    }
    try (TestServer drips =
        new TestServer((exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          CountDownLatch never = new CountDownLatch(1);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(never, 50);
          }
        })) {
      assertThat(failure(quick(tool("GET", drips.url("any.test"))), ANYWHERE, LOOPBACK).code())
          .isEqualTo("TOOL_TIMEOUT");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    await(latch, 5_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      boolean _ = latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_interrupted_call_ends() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (TestServer hangs =
        new TestServer((_, _) -> {
          asked.countDown();
          awaitQuietly(done);
        })) {
      CustomTool tool = tool("GET", hangs.url("any.test"));
      Thread[] caller = new Thread[1];
      java.util.concurrent.CompletableFuture<Class<?>> ended =
          new java.util.concurrent.CompletableFuture<>();
      caller[0] =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  result(tool, Map.of("city", "Oslo"));
                  ended.complete(Void.class);
                } catch (Exception thrown) {
                  ended.complete(thrown.getClass());
                }
              });
      asked.await();
      caller[0].interrupt();
      assertThat(ended.get()).isEqualTo(InterruptedException.class);
      done.countDown();
    }
  }

  @Test
  void tells_a_name_without_address_and_a_closed_port() throws Exception {
    EffectException unknown =
        failure(
            tool("GET", "http://any.test"),
            PUBLIC,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(unknown.code()).isEqualTo("TOOL_UNREACHABLE");
    assertThat(unknown.retryable()).isTrue();
    int port;
    try (java.net.ServerSocket free =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(failure(tool("GET", "http://any.test:" + port), ANYWHERE, LOOPBACK).code())
        .isEqualTo("TOOL_UNREACHABLE");
  }

  @Test
  void follows_redirects_without_its_secrets_to_another_host() throws Exception {
    try (TestServer other = TestServer.answering(200, "application/json", "{\"degrees\": 4}");
        TestServer first =
            new TestServer((exchange, path) ->
                TestServer.redirect(
                    exchange,
                    path.equals("/a") ? 307 : 302,
                    path.equals("/a") ? "/b" : other.url("other.test") + "/c"))) {
      CustomTool tool = tool("POST", first.url("any.test") + "/a");
      assertThat(result(tool, Map.of("city", "Oslo")).value()).isEqualTo(Map.of("degrees", 4L));
      assertThat(first.seen()).hasSize(2);
      assertThat(first.seen().get(1).method()).isEqualTo("POST");
      assertThat(first.seen().get(1).headers().getFirst("Authorization")).isEqualTo(KEY);
      TestServer.Seen last = other.seen().getFirst();
      assertThat(last.method()).isEqualTo("GET");
      assertThat(last.body()).isEmpty();
      assertThat(last.headers().keySet())
          .doesNotContain("Authorization", "X-plain", "Idempotency-key");
    }
  }

  @Test
  void does_not_go_round_in_circles() {
    try (TestServer server =
        new TestServer((exchange, _) -> TestServer.redirect(exchange, 302, "/again"))) {
      assertThat(failure(tool("GET", server.url("any.test")), ANYWHERE, LOOPBACK).code())
          .isEqualTo("TOOL_REDIRECT");
      assertThat(server.seen()).hasSize(6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "[::1]",
        "[::]",
        "[fd00::1]",
        "[fe80::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "2130706433"
      })
  void refuses_addresses_that_are_not_public(String host) {
    try (TestServer server = TestServer.answering(200, "text/plain", "inside")) {
      EffectException failed =
          failure(tool("GET", server.url(host)), PUBLIC, InetAddress::getAllByName);
      assertThat(failed.code()).isEqualTo("TOOL_ADDRESS_REFUSED");
      assertThat(failed.retryable()).isFalse();
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void knows_public_addresses() throws Exception {
    for (String address :
        new String[] {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"}) {
      assertThat(Addresses.isPublic(InetAddress.getByName(address))).as(address).isTrue();
    }
  }

  @Test
  void refuses_a_name_that_resolves_to_the_inside() {
    try (TestServer server = TestServer.answering(200, "text/plain", "inside")) {
      CustomTool tool = tool("GET", server.url("rebound.test"));
      assertThat(failure(tool, PUBLIC, LOOPBACK).code()).isEqualTo("TOOL_ADDRESS_REFUSED");
      assertThat(failure(tool, PUBLIC, _ -> addresses("8.8.8.8", "10.0.0.1")).code())
          .isEqualTo("TOOL_ADDRESS_REFUSED");
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void refuses_a_redirect_to_the_inside() {
    OutsideAccess one = new OutsideAccess(false, Set.of("front.test"));
    try (TestServer inside = TestServer.answering(200, "text/plain", "inside");
        TestServer front =
            new TestServer((exchange, _) ->
                TestServer.redirect(exchange, 302, inside.url("127.0.0.1") + "/admin"))) {
      assertThat(
              failure(
                      tool("GET", front.url("front.test")),
                      one,
                      host ->
                          host.equals("front.test")
                              ? LOOPBACK.resolve(host)
                              : InetAddress.getAllByName(host))
                  .code())
          .isEqualTo("TOOL_ADDRESS_REFUSED");
      assertThat(front.seen()).hasSize(1);
      assertThat(inside.seen()).isEmpty();
    }
  }

  @Test
  void connects_to_the_address_that_was_checked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Resolver changing =
        _ -> asked.incrementAndGet() == 1 ? addresses("127.0.0.1") : addresses("127.0.0.2");
    try (TestServer server = TestServer.answering(200, "text/plain", "ok")) {
      HttpTools handler = handler(tool("GET", server.url("any.test")), ANYWHERE, changing);
      handler.perform(effect("weather", Map.of("city", "Oslo")));
      assertThat(asked).hasValue(1);
      assertThat(Objects.requireNonNull(server.seen().getFirst().headers().getFirst("Host")))
          .startsWith("any.test");
    }
  }

  @Test
  void leads_no_tool_from_a_redirect_to_another_scheme() {
    for (String target :
        new String[] {"file:///etc/passwd", "ftp://any.test/", "http://a:b@any.test/"}) {
      try (TestServer server =
          new TestServer((exchange, _) -> TestServer.redirect(exchange, 302, target))) {
        assertThat(failure(tool("GET", server.url("any.test")), ANYWHERE, LOOPBACK).code())
            .isEqualTo("TOOL_REDIRECT");
      }
    }
  }

  @Test
  void refuses_arguments_that_do_not_fit() {
    try (TestServer server = TestServer.answering(200, "text/plain", "ok")) {
      HttpTools handler =
          handler(tool("GET", server.url("any.test") + "/{city}/x"), ANYWHERE, LOOPBACK);
      for (Object city : new Object[] {3L, "..", ".", ""}) {
        EffectException failed =
            catchThrowableOfType(
                EffectException.class,
                () -> handler.perform(effect("weather", Map.of("city", city))));
        assertThat(failed.code()).as("" + city).isEqualTo("TOOL_ARGUMENTS");
      }
      EffectException unknown =
          catchThrowableOfType(
              EffectException.class, () -> handler.perform(effect("other", Map.of())));
      assertThat(unknown.code()).isEqualTo("TOOL_UNKNOWN");
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void shows_no_secret_in_words() {
    assertThat(tool("GET", "https://any.test").toString()).doesNotContain(KEY).contains("***");
  }
}
