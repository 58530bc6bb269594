package dev.mimir.axon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.Replays;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.ForkRequest;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Answer;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent.RequestKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// What has to hold with the events on an Axon Server: two nodes on it and on one database, which
/// all tests find running.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AxonServerScenarios {
  static final Caller CALLER = new Caller("default", "test", "req_1");
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String LOOP =
      """
      { "format": "mimir/1", "id": "loop", "variables": {"sum": {"type": "int"}, "said": {"type": "string"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "on", "text": "On",
                "next": [ { "id": "roll", "dice": "2d6", "next": "add" } ] },
              { "id": "echo", "text": "Echo", "next": [
                  { "id": "call", "echo": { "ask": "hello", "into": "said" }, "next": "ask" } ] },
              { "id": "off", "text": "Off", "next": [ { "end": "done" } ] } ] } },
          { "id": "add", "state": { "set": { "sum": "sum + last.total" } }, "next": "say" },
          { "id": "say", "story": "It is {{ sum }}.", "next": "ask" } ] }
      """;

  final TestPostgres database = TestPostgres.migrated();
  Node a;
  Node b;

  @EnableAutoConfiguration
  static class Application {}

  /// A process, as far as its context goes.
  record Node(ConfigurableApplicationContext context) implements AutoCloseable {
    <T> T get(Class<T> port) {
      return context.getBean(port);
    }

    Sessions sessions() {
      return get(Sessions.class);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /// `host:port` of the server.
  abstract String server();

  @BeforeAll
  void start() {
    startNodes();
    publish(a);
  }

  private void startNodes() {
    a = node("a-" + UUID.randomUUID());
    b = node("b-" + UUID.randomUUID());
  }

  private void stopNodes() {
    a.close();
    b.close();
  }

  /// Others take the place of both nodes.
  void restart() {
    stopNodes();
    startNodes();
  }

  @AfterAll
  void stop() {
    stopNodes();
    database.close();
  }

  Node node(String name) {
    return node(name, server());
  }

  Node node(String name, String server) {
    return new Node(
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .bannerMode(org.springframework.boot.Banner.Mode.OFF)
            .properties(database.properties())
            .properties(
                "mimir.axon-server.servers=" + server,
                "mimir.axon-server.client-id=" + name,
                "mimir.sessions.snapshot-every=20",
                "mimir.database.connections=5")
            .run());
  }

  private static void publish(Node node) {
    Graphs.Published published =
        node.get(Graphs.class).publish(CALLER, LOOP.getBytes(StandardCharsets.UTF_8));
    assertThat(published).isInstanceOf(Graphs.Published.Accepted.class);
  }

  SessionView begun(Node node) {
    return done(
        node.sessions()
            .start(CALLER, new StartRequest("loop", null, List.of(), Map.of(), null, null, null)));
  }

  Reply play(Node node, SessionView view, String choice, @Nullable RequestKey key) {
    long wait = view.awaiting().getFirst().waitId();
    Input input = new Input(null, Answer.choice(choice), wait, key);
    return node.sessions().decide(CALLER, view.sessionId(), input);
  }

  static SessionView done(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done) reply).view();
  }

  static SessionView view(Node node, String session) {
    return node.sessions().view(CALLER, session).orElseThrow();
  }

  @Test
  void plays_a_session_on_two_nodes_to_its_end() {
    SessionView view = begun(a);
    String id = view.sessionId();
    SessionView third = view;
    for (int turn = 1; turn <= 25; turn++) {
      view = done(play(turn % 2 == 0 ? a : b, view, "on", null));
      assertThat(view(a, id)).isEqualTo(view);
      assertThat(view(b, id)).isEqualTo(view);
      third = turn == 3 ? view : third;
    }
    SessionView last = done(play(a, view, "off", null));
    assertThat(last.ending()).isEqualTo("done");
    assertThat(b.sessions().viewAt(CALLER, id, third.sequence())).contains(third);
    assertThat(b.sessions().fairness(CALLER, id).orElseThrow().rolls()).hasSize(25);
    List<LogEntry> log = b.sessions().events(CALLER, id, -1, 1000).orElseThrow();
    assertThat(log)
        .extracting(LogEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, last.sequence()).boxed().toList());
    assertThat(log).allSatisfy(entry -> assertThat(entry.hash()).hasSize(64));
    assertThat(log.getLast().actor()).isEqualTo("test");
    assertThat(replayed(b, id)).isEqualTo(new Replays.Replayed.Decided(log.size(), null, null));
  }

  static Replays.Replayed replayed(Node node, String session) {
    return node.get(Replays.class).replay(CALLER, session, new Replays.Target(null, null));
  }

  @Test
  void plays_a_turn_once_for_one_key_on_whichever_node() {
    SessionView view = begun(a);
    RequestKey key = new RequestKey("k1", "body");
    Reply.Done once = (Reply.Done) play(a, view, "on", key);
    Reply.Done again = (Reply.Done) play(b, view, "on", key);
    assertThat(again.repeated()).isTrue();
    assertThat(again.view()).isEqualTo(once.view());
    assertThat(play(b, view, "on", new RequestKey("k1", "other")))
        .isEqualTo(play(a, view, "on", new RequestKey("k1", "other")))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.KeyReused.class));
  }

  @Test
  void lets_one_of_two_answers_to_the_same_wait_win() throws Exception {
    try (ExecutorService players = Executors.newFixedThreadPool(2)) {
      SessionView view = begun(a);
      for (int i = 0; i < 20; i++) {
        SessionView before = view;
        Callable<Reply> here = () -> play(a, before, "on", null);
        Callable<Reply> there = () -> play(b, before, "on", null);
        List<Future<Reply>> both = players.invokeAll(List.of(here, there));
        List<Reply> replies = List.of(both.get(0).get(), both.get(1).get());
        assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
        view = view(a, before.sessionId());
        assertThat(view.turn()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void performs_an_effect_once() {
    SessionView view = done(play(a, begun(b), "echo", null));
    SessionView settled = a.sessions().settled(CALLER, view.sessionId(), LONG).orElseThrow();
    List<String> types =
        a.sessions().events(CALLER, view.sessionId(), -1, 100).orElseThrow().stream()
            .map(LogEntry::type)
            .toList();
    assertThat(types).containsOnlyOnce("EffectRequested", "EffectCompleted");
    assertThat(settled.status()).isNotEqualTo("working");
  }

  @Test
  void forks_and_suspends() {
    SessionView view = done(play(a, begun(a), "on", null));
    SessionView fork =
        done(
            b.sessions()
                .fork(
                    CALLER, view.sessionId(), new ForkRequest(null, List.of(), null, null, false)));
    assertThat(fork.variables()).isEqualTo(view.variables());
    SessionView on = done(play(a, fork, "on", null));
    assertThat(done(a.sessions().decide(CALLER, on.sessionId(), new Suspend("rest"))).status())
        .isEqualTo("suspended");
    assertThat(play(b, on, "on", null)).isInstanceOf(Reply.Refused.class);
    assertThat(replayed(a, fork.sessionId()))
        .isInstanceOfSatisfying(
            Replays.Replayed.Decided.class, decided -> assertThat(decided.divergence()).isNull());
  }

  @Test
  void goes_on_after_a_restart_of_both_nodes() {
    SessionView view = begun(a);
    for (int i = 0; i < 12; i++) {
      view = done(play(a, view, "on", null));
    }
    restart();
    assertThat(view(a, view.sessionId())).isEqualTo(view);
    SessionView next = done(play(b, view, "on", null));
    assertThat(next.turn()).isEqualTo(13);
    assertThat(replayed(a, view.sessionId()))
        .isEqualTo(new Replays.Replayed.Decided((int) next.sequence() + 1, null, null));
  }
}
