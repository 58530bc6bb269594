package dev.mimir.axon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.Graphs.Published.Accepted;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two servers on one database that cannot tell each other anything: what they decide is right all
/// the same.
class DeafNodesTest {
  private static final String COUNTED =
      """
      { "format": "mimir/1", "id": "counted-N",
        "variables": {"ever": {"type": "int", "scope": "game"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "add" },
          { "id": "add", "state": { "set": { "ever": "ever + 1" } }, "next": [ {"end": "done"} ] } ] }
      """;

  private static final TestPostgres DATABASE = TestPostgres.migrated();
  private static List<Node> nodes = List.of();

  @BeforeAll
  static void begin() {
    nodes = Node.two(DATABASE, Node.Deaf.class);
    nodes.getFirst().publish(Node.LOOP);
  }

  @AfterAll
  static void end() {
    nodes.forEach(Node::close);
    DATABASE.close();
  }

  private static Node node(int number) {
    return nodes.get(number % nodes.size());
  }

  private static Long wait(SessionView view) {
    return view.awaiting().getFirst().waitId();
  }

  @Test
  void turns_of_one_session_are_played_on_either() {
    SessionView view = node(0).begin("loop");
    for (int turn = 1; turn <= 10; turn++) {
      view = Node.done(node(turn).play(view.sessionId(), "on", wait(view), null));
      assertThat(view.turn()).isEqualTo(turn);
      assertThat(node(turn + 1).view(view.sessionId())).isEqualTo(view);
    }
  }

  @Test
  void what_one_remembers_refuses_nothing_that_is_right_by_now() {
    SessionView first = node(0).begin("loop");
    String session = first.sessionId();
    Node.done(node(0).play(session, "on", null, null));
    SessionView second = Node.done(node(1).play(session, "on", null, null));
    SessionView third = Node.done(node(0).play(session, "on", wait(second), null));
    assertThat(Node.done(node(1).play(session, "on", wait(third), null)).turn()).isEqualTo(4);
    assertThat(node(0).play(session, "on", wait(third), null))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.WaitNotOpen.class));
  }

  @Test
  void a_key_is_played_once_whichever_server_it_reaches() throws Exception {
    String session = node(0).begin("loop").sessionId();
    for (int round = 1; round <= 20; round++) {
      String key = "key " + round;
      List<Reply> replies = atOnce(2, number -> node(number).play(session, "on", null, key));
      assertThat(Node.done(replies.get(0))).isEqualTo(Node.done(replies.get(1)));
      assertThat(node(round).view(session).turn()).isEqualTo(round);
    }
  }

  @Test
  void who_meet_at_one_session_all_get_their_turn() throws Exception {
    String session = node(0).begin("loop").sessionId();
    int players = 8;
    int turns = 25;
    long all = 8 * 25;
    atOnce(
        players,
        player -> {
          for (int turn = 0; turn < turns; turn++) {
            Node.done(node(player + turn).play(session, "on", null, null));
          }
          return player;
        });
    assertThat(node(0).view(session).turn()).isEqualTo(all);
    assertThat(node(1).view(session).variables()).containsEntry("sum", all);
  }

  @Test
  void what_both_begin_at_once_is_begun_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      String document = COUNTED.replace("counted-N", "counted-" + round);
      List<Graphs.Published> published = atOnce(2, number -> node(number).publish(document));
      assertThat(published).allSatisfy(one -> assertThat(((Accepted) one).version()).isEqualTo(1));
      String graph = "counted-" + round;
      atOnce(4, player -> node(player).begin(graph));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  node(1).get(Graphs.class).sharedVariables(Node.CALLER, graph, null).orElseThrow(),
              now -> Long.valueOf(4).equals(now.get("ever")));
    }
  }

  @FunctionalInterface
  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int many, Numbered<T> action) throws Exception {
    CyclicBarrier together = new CyclicBarrier(many);
    List<Future<T>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        int number = i;
        Callable<T> one =
            () -> {
              together.await();
              return action.call(number);
            };
        running.add(threads.submit(one));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
