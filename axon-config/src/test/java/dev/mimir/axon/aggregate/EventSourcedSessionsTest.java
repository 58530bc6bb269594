package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.axon.eventstore.HashChain;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.node.NodeTypes;
import dev.mimir.session.Answer;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent.RequestKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
    classes = EventSourcedSessionsTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mimir.master-key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "mimir.sessions.snapshot-every=20"
    })
@DirtiesContext
class EventSourcedSessionsTest {
  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  @EnableAutoConfiguration
  static class Application {
    @Bean
    DataSource dataSource() {
      return DATABASE.dataSource();
    }
  }

  private static final String LOOP =
      """
      { "format": "mimir/1", "id": "loop", "variables": {"sum": {"type": "int"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "on", "text": "On",
                "next": [ { "id": "roll", "dice": "2d6", "next": "add" } ] },
              { "id": "off", "text": "Off", "next": [ { "end": "done" } ] } ] } },
          { "id": "add", "state": { "set": { "sum": "sum + last.total" } }, "next": "say" },
          { "id": "say", "story": "It is {{ sum }}.", "next": "ask" } ] }
      """;

  private static final String CALLING =
      """
      { "format": "mimir/1", "id": "caller",
        "nodes": [
          { "id": "begin", "start": {}, "next": "call" },
          { "id": "call", "subgraph": { "graph": "loop" }, "next": [ { "end": "done" } ] } ] }
      """;

  private static final Caller CALLER = new Caller("default", "test", "req_1");

  @Autowired private Graphs graphs;
  @Autowired private Sessions sessions;
  @Autowired private PublishedGraphs published;
  @Autowired private GraphDocuments documents;
  @Autowired private EventLog log;

  @Test
  void what_was_stored_in_an_old_revision_is_read_from_the_store() {
    publish();
    String id = start(null).sessionId();
    sessions.decide(CALLER, id, new Suspend(null));
    sessions.decide(CALLER, id, new Resume(null));
    int stored =
        JdbcClient.create(DATABASE.dataSource())
            .sql(
                "update event_entry set payload_revision = 1"
                    + " where aggregate_id = ? and payload_type = 'session.resumed'")
            .param(AggregateIds.ofSession("default", id))
            .update();
    assertThat(stored).isOne();
    LogEntry last = sessions.events(CALLER, id, -1, 100).orElseThrow().getLast();
    assertThat(last.type()).isEqualTo("SessionResumed");
    assertThat(last.actor()).isEqualTo("test");
  }

  @Test
  void starts_a_session_right_after_publishing_and_plays_it_to_its_end() {
    publish();
    SessionView first = start(null);
    assertThat(first.status()).isEqualTo("awaiting_input");
    SessionView second = done(play(first, "on", null));
    assertThat(second.turn()).isEqualTo(1);
    assertThat(second.output())
        .extracting(SessionView.Output::kind)
        .containsExactly("dice", "text");
    SessionView last = done(play(second, "off", null));
    assertThat(last.status()).isEqualTo("ended");
    assertThat(last.ending()).isEqualTo("done");
    assertThat(sessions.view(CALLER, first.sessionId())).contains(last);
    assertThat(sessions.viewAt(CALLER, first.sessionId(), second.sequence())).contains(second);
    Fairness fairness = sessions.fairness(CALLER, first.sessionId()).orElseThrow();
    assertThat(fairness.seed()).isNotNull();
    assertThat(fairness.rolls()).hasSize(1);
  }

  @Test
  void shows_the_same_from_a_snapshot_as_from_memory() {
    publish();
    SessionView view = start(null);
    for (int i = 0; i < 20; i++) {
      view = done(play(view, "on", null));
      assertThat(sessions.view(CALLER, view.sessionId())).contains(view);
    }
  }

  @Test
  void knows_nothing_of_another_tenant() {
    publish();
    SessionView view = start(null);
    Caller other = new Caller("other", "test", "req_2");
    assertThat(sessions.view(other, view.sessionId())).isEmpty();
    assertThat(graphs.versions(other, "loop")).isEmpty();
    assertThat(sessions.start(other, request(null))).isInstanceOf(Reply.NoSuchGraph.class);
    assertThat(sessions.decide(other, view.sessionId(), input(view, "on", null)))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.NoSuchSession.class));
  }

  @Test
  void lets_one_of_two_answers_to_the_same_wait_win() throws Exception {
    publish();
    try (ExecutorService players = Executors.newFixedThreadPool(2)) {
      SessionView view = start(null);
      for (int i = 0; i < 20; i++) {
        SessionView before = view;
        Callable<Reply> answer = () -> play(before, "on", null);
        List<Future<Reply>> both = players.invokeAll(List.of(answer, answer));
        List<Reply> replies = List.of(both.get(0).get(), both.get(1).get());
        assertThat(replies.stream().filter(Reply.Done.class::isInstance)).hasSize(1);
        assertThat(replies.stream().filter(Reply.Refused.class::isInstance))
            .allSatisfy(reply ->
                assertThat(((Reply.Refused) reply).rejection())
                    .isInstanceOf(Rejection.WaitNotOpen.class));
        view = sessions.view(CALLER, view.sessionId()).orElseThrow();
        assertThat(view.turn()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void plays_a_turn_once_for_one_key() {
    publish();
    SessionView view = start(null);
    RequestKey key = new RequestKey("k1", "body");
    Reply.Done once = (Reply.Done) play(view, "on", key);
    Reply.Done again = (Reply.Done) play(view, "on", key);
    assertThat(again.repeated()).isTrue();
    assertThat(again.view()).isEqualTo(once.view());
    done(play(once.view(), "on", null));
    assertThat(((Reply.Done) play(view, "on", key)).view()).isEqualTo(once.view());
    assertThat(play(view, "on", new RequestKey("k1", "other")))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.KeyReused.class));
  }

  @Test
  void takes_only_session_ids_that_it_has_reserved() {
    publish();
    Sessions.Reservation reservation = sessions.reserve(CALLER);
    SessionView view = start(reservation.sessionId());
    assertThat(view.sessionId()).isEqualTo(reservation.sessionId());
    assertThat(sessions.fairness(CALLER, view.sessionId()).orElseThrow().commitment())
        .isEqualTo(reservation.commitment());
    assertThat(refusal(sessions.start(CALLER, request(reservation.sessionId()))))
        .isInstanceOf(Rejection.AlreadyStarted.class);
    assertThat(refusal(sessions.start(CALLER, request("0190163d-8694-739b-aea5-966c26f8ad91"))))
        .isInstanceOf(Rejection.BadStart.class);
  }

  @Test
  void hears_of_what_other_servers_did() {
    publish();
    SessionView view = start(null);
    AtomicInteger moved = new AtomicInteger();
    String aggregate = AggregateIds.ofSession("default", view.sessionId());
    try (SessionMoves elsewhere = new SessionMoves(log);
        var _ = elsewhere.listen(aggregate, moved::incrementAndGet)) {
      Awaitility.await().untilAtomic(moved, greaterThan(0));
      int before = moved.get();
      done(play(view, "on", null));
      Awaitility.await().untilAtomic(moved, greaterThan(before));
    }
  }

  @Test
  void chains_its_log_and_finds_a_changed_byte() {
    publish();
    SessionView view = done(play(start(null), "on", null));
    String aggregate = AggregateIds.ofSession("default", view.sessionId());
    HashChain chain = new HashChain(DATABASE.dataSource());
    assertThat(chain.firstBroken(aggregate)).isEmpty();
    List<LogEntry> log = sessions.events(CALLER, view.sessionId(), -1, 1000).orElseThrow();
    assertThat(log).hasSize((int) view.sequence() + 1);
    assertThat(log.getFirst().type()).isEqualTo("SessionStarted");
    JdbcClient.create(DATABASE.dataSource())
        .sql(
            "update event_entry set payload = set_byte(payload, 3, 33)"
                + " where aggregate_id = ? and sequence_number = 5")
        .params(aggregate)
        .update();
    assertThat(chain.firstBroken(aggregate)).hasValue(5);
  }

  @Test
  void calls_the_versions_that_were_pinned_also_when_compiled_again() {
    publish();
    Graphs.Published.Accepted first = accepted(CALLING);
    assertThat(first.pins()).containsExactly(Map.entry("loop", first.pins().get("loop")));
    assertThat(accepted(CALLING).created()).isFalse();
    accepted(LOOP.replace("It is", "Now it is"));
    Graphs.Published.Accepted second = accepted(CALLING);
    assertThat(second.created()).isTrue();
    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(second.contentHash()).isEqualTo(first.contentHash());
    CompiledGraphs again =
        new CompiledGraphs(published, documents, new GraphCompiler(NodeTypes.discovered()));
    assertThat(again.get("default", "caller", first.version()).pins()).isEqualTo(first.pins());
    assertThat(again.get("default", "caller", second.version()).pins()).isEqualTo(second.pins());
    assertThat(again.get("default", "caller", first.version()).callees())
        .containsOnlyKeys("loop@" + first.pins().get("loop"));
  }

  private Graphs.Published.Accepted accepted(String document) {
    Graphs.Published came = graphs.publish(CALLER, document.getBytes(StandardCharsets.UTF_8));
    assertThat(came).isInstanceOf(Graphs.Published.Accepted.class);
    return (Graphs.Published.Accepted) came;
  }

  private void publish() {
    Graphs.Published published = graphs.publish(CALLER, LOOP.getBytes(StandardCharsets.UTF_8));
    assertThat(published).isInstanceOf(Graphs.Published.Accepted.class);
  }

  private SessionView start(@Nullable String sessionId) {
    return done(sessions.start(CALLER, request(sessionId)));
  }

  private static StartRequest request(@Nullable String sessionId) {
    return new StartRequest("loop", null, List.of(), Map.of(), null, null, sessionId);
  }

  private Reply play(SessionView view, String choice, @Nullable RequestKey key) {
    return sessions.decide(CALLER, view.sessionId(), input(view, choice, key));
  }

  private static Input input(SessionView view, String choice, @Nullable RequestKey key) {
    return new Input(null, Answer.choice(choice), view.awaiting().getFirst().waitId(), key);
  }

  private static SessionView done(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done) reply).view();
  }

  private static Rejection refusal(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused) reply).rejection();
  }
}
