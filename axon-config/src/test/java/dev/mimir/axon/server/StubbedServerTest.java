package dev.mimir.axon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.StartupRefusedException;
import dev.mimir.axon.server.stub.AxonServerStub;
import dev.mimir.engine.Replays;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.session.SessionEvent.RequestKey;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// On the stub, with what only a stub does on demand.
class StubbedServerTest extends AxonServerScenarios {
  private AxonServerStub stub = AxonServerStub.start();

  @Override
  String server() {
    return stub.address();
  }

  @AfterAll
  void end() {
    stub.close();
  }

  @Test
  void has_the_commands_of_a_session_handled_by_one_node() {
    SessionView view = begun(a);
    Map<String, Long> before = stub.handled();
    for (int i = 0; i < 10; i++) {
      view = done(play(i % 2 == 0 ? a : b, view, "on", null));
    }
    assertThat(stub.handled())
        .anySatisfy(
            (node, count) -> assertThat(count - before.getOrDefault(node, 0L)).isEqualTo(10L));
  }

  @Test
  void spreads_sessions_over_nodes_and_goes_on_when_one_is_gone() {
    restart();
    Set<String> before = stub.handled().keySet();
    for (int i = 0; i < 30; i++) {
      begun(a);
    }
    assertThat(stub.handled().keySet()).filteredOn(node -> !before.contains(node)).hasSize(2);
    SessionView view = begun(a);
    b.close();
    assertThat(done(play(a, view, "on", null)).turn()).isEqualTo(1);
    restart();
  }

  @Test
  void plays_each_turn_once_while_the_server_restarts() {
    SessionView view = begun(a);
    for (int i = 1; i <= 5; i++) {
      SessionView before = view;
      RequestKey key = new RequestKey("turn-" + i, "body");
      stub = stub.restarted();
      view = await().ignoreExceptions().until(() -> played(before, key), found -> found != null);
      assertThat(view.turn()).isEqualTo(i);
    }
    assertThat(view(b, view.sessionId())).isEqualTo(view);
    assertThat(replayed(b, view.sessionId()))
        .isEqualTo(new Replays.Replayed.Decided((int) view.sequence() + 1, null, null));
    restart();
  }

  private SessionView played(SessionView before, RequestKey key) {
    Reply reply = play(a, before, "on", key);
    return done(reply);
  }

  @Test
  void finds_a_forged_event_in_a_replay() {
    SessionView view = done(play(a, begun(a), "on", null));
    String id = "default/session/" + view.sessionId();
    var stored = stub.log().aggregate(id, 4, 4).getFirst();
    stub.log().replace(id, 4, stored.toBuilder().setTimestamp(stored.getTimestamp() + 1).build());
    assertThat(replayed(a, view.sessionId()))
        .isInstanceOfSatisfying(
            Replays.Replayed.Decided.class, found -> assertThat(found.brokenAt()).isEqualTo(4L));
  }

  @Test
  void does_not_start_on_another_server_than_before() {
    begun(a);
    JdbcClient sql = JdbcClient.create(database.dataSource());
    await().until(() -> taken(sql));
    try (AxonServerStub other = AxonServerStub.start()) {
      assertThatThrownBy(() -> node("c", other.address()))
          .isInstanceOf(StartupRefusedException.class)
          .hasMessageContaining("Axon Server has 0 events, but");
    }
  }

  @Test
  void does_not_start_without_the_server_that_has_the_events() {
    begun(a);
    JdbcClient sql = JdbcClient.create(database.dataSource());
    await().until(() -> taken(sql));
    assertThatThrownBy(() -> node("c", "false"))
        .isInstanceOf(StartupRefusedException.class)
        .hasMessageContaining("kept by an Axon Server");
  }

  private static boolean taken(JdbcClient sql) {
    return sql.sql(
                "select count(*) from token_entry where convert_from(token, 'UTF8') like '%index%'")
            .query(Long.class)
            .single()
        > 0;
  }
}
