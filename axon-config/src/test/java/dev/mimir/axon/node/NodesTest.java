package dev.mimir.axon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two servers on one database that tell each other what happens.
class NodesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final TestPostgres DATABASE = TestPostgres.migrated();
  private static List<Node> nodes = List.of();

  @BeforeAll
  static void begin() {
    nodes = Node.two(DATABASE, Node.Hearing.class);
    nodes.getFirst().publish(Node.LOOP);
    awaitBoth();
  }

  @AfterAll
  static void end() {
    nodes.forEach(Node::close);
    DATABASE.close();
  }

  private static Channel channel(int node) {
    return (Channel) nodes.get(node).get(Peers.class);
  }

  private static void awaitBoth() {
    await().atMost(LONG).until(() -> channel(0).others() == 1 && channel(1).others() == 1);
  }

  private static Semaphore followed(String session) {
    Semaphore news = new Semaphore(0);
    var _ = nodes.get(1).get(Sessions.class).follow(Node.CALLER, session, news::release);
    return news;
  }

  @Test
  void who_follows_on_one_is_told_what_the_other_stored() throws Exception {
    String session = nodes.get(0).begin("loop").sessionId();
    Semaphore news = followed(session);
    long received = channel(1).received();
    Node.done(nodes.get(0).play(session, "on", null, null));
    assertThat(news.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    await().atMost(LONG).until(() -> channel(1).received() > received);
  }

  @Test
  void connections_that_break_are_made_again_and_nothing_is_missed() throws Exception {
    String session = nodes.get(0).begin("loop").sessionId();
    Semaphore news = followed(session);
    JdbcClient.create(DATABASE.dataSource())
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen mimir' or query like '%pg_locks%' and pid <> pg_backend_pid()")
        .query(Boolean.class)
        .list();
    Node.done(nodes.get(0).play(session, "on", null, null));
    assertThat(news.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    awaitBoth();
    long received = channel(1).received();
    await()
        .atMost(LONG)
        .until(
            () -> {
              Node.done(nodes.get(0).play(session, "on", null, null));
              return channel(1).received();
            },
            now -> now > received);
  }

  @Test
  void a_server_that_goes_is_noticed() {
    Node third = Node.start(DATABASE, Node.Hearing.class);
    await().atMost(LONG).until(() -> channel(0).others() == 2);
    third.close();
    awaitBoth();
  }
}
