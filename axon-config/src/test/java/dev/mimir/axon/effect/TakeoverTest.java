package dev.mimir.axon.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.node.Node;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a server had begun that is gone.
class TakeoverTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ASK =
      """
      { "format": "mimir/1", "id": "takeover", "variables": {"said": {"type": "string"}},
        "nodes": [ { "id": "begin", "start": {}, "next": "echo" },
          { "id": "echo", "echo": { "ask": "takeover", "into": "said" },
            "next": [ {"end": "done"} ] } ] }
      """;

  private static final TestPostgres DATABASE = TestPostgres.migrated();
  private static List<Node> nodes = List.of();

  @BeforeAll
  static void begin() {
    nodes = Node.two(DATABASE, Node.Hearing.class);
    nodes.getFirst().publish(ASK);
  }

  @AfterAll
  static void end() {
    nodes.forEach(Node::close);
    DATABASE.close();
  }

  private static long performed(String session) {
    return EchoHandler.PERFORMED.stream().filter(done -> done.startsWith(session)).count();
  }

  @Test
  void is_begun_again_by_another_and_has_one_result() {
    CountDownLatch gate = new CountDownLatch(1);
    EchoHandler.GATES.put("takeover", gate);
    String session = nodes.getFirst().begin("takeover").sessionId();
    await().atMost(LONG).until(() -> performed(session) == 1);
    int theirs =
        JdbcClient.create(DATABASE.dataSource())
            .sql("update scheduled_task set picked_by = 'one that is gone' where picked")
            .update();
    assertThat(theirs).isOne();
    Node.start(DATABASE, Node.Hearing.class).close();
    await().atMost(LONG).until(() -> performed(session) == 2);
    gate.countDown();
    await().atMost(LONG).until(() -> nodes.getLast().view(session).status().equals("ended"));
    assertThat(
            nodes.getLast().get(Sessions.class).events(Node.CALLER, session, -1, 100).orElseThrow())
        .extracting(LogEntry::type)
        .containsOnlyOnce("EffectCompleted");
  }
}
