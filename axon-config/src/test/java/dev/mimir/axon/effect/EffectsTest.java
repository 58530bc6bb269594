package dev.mimir.axon.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Resolve;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
    classes = EffectsTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mimir.master-key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    })
@DirtiesContext
class EffectsTest {
  private static final Caller CALLER = new Caller("default", "test", "req_1");
  private static final Duration LONG = Duration.ofSeconds(60);

  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  @EnableAutoConfiguration
  static class Application {
    @Bean
    DataSource dataSource() {
      HikariDataSource pool = new HikariDataSource();
      pool.setDataSource(DATABASE.dataSource());
      pool.setMaximumPoolSize(8);
      return pool;
    }
  }

  @Autowired private Graphs graphs;
  @Autowired private Sessions sessions;
  @Autowired private DataSource database;

  private String begin(String graph, String ask, String more) {
    String document =
        """
        { "format": "mimir/1", "id": "%s", "variables": {"said": {"type": "string"}},
          "nodes": [ { "id": "begin", "start": {}, "next": "echo" },
            { "id": "echo", "echo": { "ask": "%s", "into": "said" %s }, "next": [ {"end": "done"} ] } ] }
        """
            .formatted(graph, ask, more);
    graphs.publish(CALLER, document.getBytes(StandardCharsets.UTF_8));
    return start(graph);
  }

  private String start(String graph) {
    StartRequest request = new StartRequest(graph, null, List.of(), Map.of(), null, null, null);
    Reply reply = sessions.start(CALLER, request);
    assertThat(reply).isInstanceOf(Reply.Done.class);
    SessionView view = ((Reply.Done) reply).view();
    assertThat(view.status()).isEqualTo("working");
    return view.sessionId();
  }

  private SessionView settled(String session) {
    return sessions.settled(CALLER, session, LONG).orElseThrow();
  }

  private List<String> types(String session) {
    return sessions.events(CALLER, session, -1, 100).orElseThrow().stream()
        .map(LogEntry::type)
        .toList();
  }

  @Test
  void performs_an_effect_once_and_goes_on_with_its_result() {
    String session = begin("plain", "plain", "");
    SessionView view = settled(session);
    assertThat(view.status()).isEqualTo("ended");
    assertThat(view.variables()).containsEntry("said", "plain");
    assertThat(types(session)).containsOnlyOnce("EffectRequested", "EffectCompleted");
    assertThat(EchoHandler.PERFORMED)
        .filteredOn(done -> done.startsWith(session))
        .containsExactly(session + ":4 1");
  }

  @Test
  void tries_again_until_it_works() {
    EchoHandler.FAILURES.put("shaky", new AtomicInteger(2));
    String session =
        begin("shaky", "shaky", ", \"retry\": {\"max_attempts\": 3, \"backoff\": \"PT0.05S\"}");
    assertThat(settled(session).status()).isEqualTo("ended");
    assertThat(types(session))
        .containsSubsequence("EffectRetried", "EffectRetried", "EffectCompleted");
  }

  @Test
  void stands_in_an_incident_that_a_retry_resolves() {
    EchoHandler.FAILURES.put("down", new AtomicInteger(1));
    String session = begin("down", "down", ", \"retry\": {\"max_attempts\": 1}");
    assertThat(settled(session).incident()).extracting("code").isEqualTo("DOWN");
    sessions.decide(CALLER, session, new Resolve(Action.RETRY, null, null, null));
    assertThat(settled(session).status()).isEqualTo("ended");
  }

  @Test
  void keeps_a_deadline_and_ignores_what_comes_later() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    EchoHandler.GATES.put("slow", gate);
    String session = begin("slow", "slow", ", \"timeout\": \"PT0.3S\"");
    assertThat(settled(session).incident()).extracting("code").isEqualTo("TIMEOUT");
    Complete late = new Complete(4, 1, Map.of("said", "late"), List.of());
    assertThat(sessions.decide(CALLER, session, late))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.WaitNotOpen.class));
    gate.countDown();
  }

  @Test
  void a_thousand_effects_wait_and_hold_neither_thread_nor_connection()
      throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    EchoHandler.GATES.put("many", gate);
    int before = EchoHandler.WAITING.availablePermits();
    List<String> all =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i == 0 ? begin("many", "many", "") : start("many"))
            .toList();
    assertThat(EchoHandler.WAITING.tryAcquire(before + 1_000, 60, TimeUnit.SECONDS)).isTrue();
    HikariPoolMXBean pool = ((HikariDataSource) database).getHikariPoolMXBean();
    await().atMost(LONG).until(() -> pool.getActiveConnections() < 8);
    assertThat(Thread.getAllStackTraces().keySet()).hasSizeLessThan(150);
    gate.countDown();
    await()
        .atMost(LONG)
        .until(() -> all.stream().allMatch(id -> settled(id).status().equals("ended")));
    all.forEach(id -> assertThat(types(id)).containsOnlyOnce("EffectCompleted"));
    JdbcClient sql = JdbcClient.create(database);
    await()
        .atMost(LONG)
        .until(() ->
            sql.sql("select count(*) from scheduled_task where task_instance like '%' || ? || '%'")
                    .param(all.getLast())
                    .query(Integer.class)
                    .single()
                == 0);
  }
}
