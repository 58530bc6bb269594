package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.shared.SharedEvent;
import dev.mimir.shared.SharedVariables;
import dev.mimir.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/// Variables of the scopes `player` and `game`, on the event store.
@SpringBootTest(
    classes = SharedVariablesTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mimir.master-key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "mimir.sessions.snapshot-every=20"
    })
@DirtiesContext
class SharedVariablesTest {
  private static final String INN =
      """
      { "format": "mimir/1", "id": "inn",
        "variables": {
          "guests": {"type": "int", "scope": "game"},
          "visits_paid": {"type": "int", "scope": "player"} },
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "in", "text": "In", "next": [
                  { "state": { "set": {
                      "guests": "guests + 1", "visits_paid": "visits_paid + 1" } }, "next": "ask" } ] },
              { "id": "look", "text": "Look", "next": "ask" } ] } } ] }
      """;

  private static final Caller CALLER = new Caller("default", "test", "req_1");

  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  @EnableAutoConfiguration
  static class Application {
    @Bean
    DataSource dataSource() {
      return DATABASE.dataSource();
    }
  }

  @Autowired private Graphs graphs;
  @Autowired private Sessions sessions;
  @Autowired private EventStore store;
  @Autowired private SharedWriter writer;

  @BeforeEach
  void publish() {
    assertThat(graphs.publish(CALLER, INN.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Graphs.Published.Accepted.class);
  }

  private SessionView start(String player) {
    List<Player> players = List.of(Player.named(player, player));
    return done(
        sessions.start(CALLER, new StartRequest("inn", null, players, Map.of(), null, null, null)));
  }

  private SessionView play(SessionView view, String choice) {
    return done(
        sessions.decide(
            CALLER, view.sessionId(), new Input(null, Answer.choice(choice), null, null)));
  }

  private static SessionView done(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done) reply).view();
  }

  private static long value(SessionView view, String variable) {
    return (Long) Objects.requireNonNull(view.variables().get(variable));
  }

  @Test
  void what_many_sessions_add_at_once_adds_up_and_each_sees_its_own() throws Exception {
    long before = value(start("zoe"), "guests");
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Callable<SessionView>> players =
          IntStream.range(0, 6)
              .<Callable<SessionView>>mapToObj(i -> () -> visits("guest" + i, 25))
              .toList();
      for (Future<SessionView> played : threads.invokeAll(players)) {
        assertThat(value(played.get(), "visits_paid")).isEqualTo(25);
      }
    }
    assertThat(value(start("zoe"), "guests")).isEqualTo(before + 150);
    assertThat(graphs.sharedVariables(CALLER, "inn", "guest3"))
        .contains(Map.of("guests", before + 150, "visits_paid", 25L));
  }

  private SessionView visits(String player, int times) {
    SessionView view = start(player);
    for (int i = 1; i <= times; i++) {
      long seen = value(view, "guests");
      view = play(view, "in");
      assertThat(value(view, "visits_paid")).isEqualTo(i);
      assertThat(value(view, "guests")).isGreaterThan(seen);
    }
    return view;
  }

  @Test
  void a_player_finds_their_values_in_the_next_session_and_nobody_else_does() {
    play(play(start("ann"), "in"), "in");
    assertThat(value(start("ann"), "visits_paid")).isEqualTo(2);
    assertThat(value(start("bob"), "visits_paid")).isZero();
  }

  @Test
  void what_comes_again_is_applied_once() {
    SessionView view = play(play(start("cid"), "in"), "look");
    long before = value(view, "guests");
    List<LogEntry> log = sessions.events(CALLER, view.sessionId(), -1, 100).orElseThrow();
    List<LogEntry> written = log.stream().filter(e -> e.type().equals("SharedWritten")).toList();
    assertThat(written).hasSize(2);
    for (LogEntry entry : written) {
      writer.apply(
          "default/session/" + view.sessionId(),
          entry.sequence(),
          Instant.now(),
          Json.MAPPER.treeToValue(entry.payload(), SharedWritten.class));
    }
    assertThat(value(play(view, "look"), "guests")).isEqualTo(before);
    assertThat(value(view, "visits_paid")).isOne();
  }

  @Test
  void a_snapshot_gives_the_same_as_the_whole_log() {
    SessionView view = start("dan");
    for (int i = 0; i < 45; i++) {
      view = play(view, "in");
    }
    play(view, "look");
    String id = "default/shared/inn/dan";
    SharedVariables whole = SharedVariables.NONE;
    DomainEventStream events = store.readEvents(id, 0);
    while (events.hasNext()) {
      whole = whole.on((SharedEvent) events.next().getPayload());
    }
    assertThat(whole.values().get("visits_paid")).extracting("value").isEqualTo(45L);
    assertThat(graphs.sharedVariables(CALLER, "inn", "dan").orElseThrow())
        .containsEntry("visits_paid", 45L);
    await().until(() -> store.readEvents(id).next().getPayload() instanceof GameVariables);
    assertThat(graphs.sharedVariables(CALLER, "inn", "dan").orElseThrow())
        .containsEntry("visits_paid", 45L);
  }

  @Test
  void tenants_share_nothing() {
    play(start("eve"), "in");
    Caller other = new Caller("other", "test", "req_2");
    assertThat(graphs.sharedVariables(other, "inn", "eve")).isEmpty();
    graphs.publish(other, INN.getBytes(StandardCharsets.UTF_8));
    assertThat(graphs.sharedVariables(other, "inn", "eve"))
        .contains(Map.of("guests", 0L, "visits_paid", 0L));
  }
}
