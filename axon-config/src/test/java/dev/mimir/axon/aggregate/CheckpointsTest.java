package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Answer;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
    classes = CheckpointsTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mimir.master-key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "mimir.sessions.checkpoint-every=10"
    })
@DirtiesContext
class CheckpointsTest {
  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  @EnableAutoConfiguration
  static class Application {
    @Bean
    DataSource dataSource() {
      return DATABASE.dataSource();
    }
  }

  private static final Caller CALLER = new Caller("default", "test", "req_1");

  /// Each turn goes round seven times, so that one leads past several places to keep.
  private static final String MILL =
      """
      { "format": "mimir/1", "id": "mill",
        "variables": {"round": {"type": "int"}, "sum": {"type": "int"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "on", "text": "On", "next": "roll" },
              { "id": "off", "text": "Off", "next": [ { "end": "done" } ] } ] } },
          { "id": "roll", "dice": "2d6", "next": "add" },
          { "id": "add", "state": { "set": { "sum": "sum + last.total", "round": "round + 1" } },
            "next": "more" },
          { "id": "more", "condition": { "cases": [ { "port": "done", "when": "round % 7 == 0", "next": "say" } ] },
            "next": "roll" },
          { "id": "say", "story": "It is {{ sum }}.", "next": "ask" } ] }
      """;

  @Autowired private Graphs graphs;
  @Autowired private Sessions sessions;
  @Autowired private SessionRules rules;
  @Autowired private EventLog log;

  private final JdbcClient sql = JdbcClient.create(DATABASE.dataSource());
  private String id = "";
  private long last;

  @BeforeEach
  void play() {
    graphs.publish(CALLER, MILL.getBytes(StandardCharsets.UTF_8));
    StartRequest request = new StartRequest("mill", null, List.of(), Map.of(), null, null, null);
    SessionView view = done(sessions.start(CALLER, request));
    for (int turn = 0; turn < 3; turn++) {
      Input on = new Input(null, Answer.choice("on"), null, null);
      view = done(sessions.decide(CALLER, view.sessionId(), on));
    }
    id = view.sessionId();
    last = view.sequence();
    awaitAll();
  }

  private static SessionView done(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done) reply).view();
  }

  private String aggregate() {
    return AggregateIds.ofSession("default", id);
  }

  private List<Long> kept() {
    return sql.sql(
            "select sequence_number from session_checkpoint"
                + " where aggregate_id = ? and revision = ? order by 1")
        .params(aggregate(), Session.REVISION)
        .query(Long.class)
        .list();
  }

  private void awaitAll() {
    await().until(() -> kept().size() == (last + 1) / 10);
    assertThat(kept()).allSatisfy(sequence -> assertThat(sequence % 10).isEqualTo(9));
  }

  /// Compares every view with the fold of the events up to there.
  private void assertExact() {
    List<SessionEvent> events =
        log.read(aggregate(), -1, 10_000, entry -> (SessionEvent) entry.payload());
    Session session = Session.NONE;
    for (SessionEvent event : events) {
      session = session.on(event);
      assertThat(sessions.viewAt(CALLER, id, session.sequence()))
          .contains(rules.view(aggregate(), session));
    }
    assertThat(session.sequence()).isEqualTo(last);
    assertThat(sessions.viewAt(CALLER, id, last + 1)).isEmpty();
    assertThat(sessions.viewAt(new Caller("other", "test", "req_2"), id, last)).isEmpty();
  }

  @Test
  void shows_every_point_of_the_past_as_it_was() {
    assertThat(kept()).hasSizeGreaterThan(10);
    assertExact();
  }

  @Test
  void starts_from_what_is_kept() {
    Optional<SessionView> now = sessions.view(CALLER, id);
    sql.sql("delete from event_entry where aggregate_id = ? and sequence_number < 20")
        .params(aggregate())
        .update();
    assertThat(sessions.viewAt(CALLER, id, last)).isEqualTo(now);
  }

  @Test
  void makes_again_what_was_lost() {
    sql.sql("delete from session_checkpoint where aggregate_id = ?").params(aggregate()).update();
    assertExact();
    awaitAll();
    assertExact();
  }

  @Test
  void throws_away_what_an_older_version_wrote() {
    sql.sql(
            "update session_checkpoint set revision = revision - 1, payload = 'old'"
                + " where aggregate_id = ?")
        .params(aggregate())
        .update();
    assertExact();
    awaitAll();
    assertThat(
            sql.sql("select count(*) from session_checkpoint where payload = 'old'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void goes_on_when_they_cannot_be_written() {
    sql.sql("alter table session_checkpoint rename to away").update();
    try {
      Input on = new Input(null, Answer.choice("on"), null, null);
      last = done(sessions.decide(CALLER, id, on)).sequence();
    } finally {
      sql.sql("alter table away rename to session_checkpoint").update();
    }
    assertExact();
    awaitAll();
  }
}
