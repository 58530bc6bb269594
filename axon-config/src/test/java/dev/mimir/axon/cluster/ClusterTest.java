package dev.mimir.axon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.StartupRefusedException;
import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.node.Node;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two servers on one database that take a session's commands to one of them.
class ClusterTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int SESSIONS = 30;

  private final TestPostgres database = TestPostgres.migrated();
  private final List<Place> places = Ports.free(2);
  private final Node a = node(0);
  private final Node b = node(1);

  private Node node(int place) {
    String members = places.stream().map(Place::toString).collect(Collectors.joining(","));
    return Node.start(
        database,
        Node.Hearing.class,
        "mimir.cluster.members=" + members,
        "mimir.cluster.bind=" + places.get(place),
        "mimir.database.connections=5");
  }

  @BeforeEach
  void begin() {
    a.publish(Node.LOOP);
    awaitBoth();
  }

  @AfterEach
  void end() {
    b.close();
    a.close();
    database.close();
  }

  private void awaitBoth() {
    await().atMost(LONG).until(() -> members(a) == 2 && members(b) == 2);
  }

  private static int members(Node node) {
    return node.get(Cluster.class).members();
  }

  private static long sent(Node node) {
    return node.get(Cluster.class).commands(ClusteredCommands::sent);
  }

  private static long lost(Node node) {
    return node.get(Cluster.class).commands(ClusteredCommands::lost);
  }

  private static List<String> begun(Node node) {
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(node.begin("loop").sessionId());
    }
    return sessions;
  }

  private static SessionView on(Node node, String session) {
    return Node.done(node.play(session, "on", null, UUID.randomUUID().toString()));
  }

  @Test
  void each_session_is_played_by_one_of_them_whichever_is_asked() {
    List<String> sessions = begun(a);
    long before = sent(a);
    for (String session : sessions) {
      long asked = sent(a) + sent(b);
      SessionView first = on(a, session);
      assertThat(a.view(session)).isEqualTo(first);
      assertThat(on(b, session).turn()).isEqualTo(2);
      assertThat(sent(a) + sent(b)).isEqualTo(asked + 1);
    }
    assertThat(sent(a) - before).isBetween(1L, SESSIONS - 1L);
  }

  @Test
  void what_is_refused_is_refused_alike() {
    for (String session : begun(a)) {
      on(a, session);
      long wait = a.view(session).awaiting().getFirst().waitId();
      on(b, session);
      assertThat(a.play(session, "on", wait, null))
          .isInstanceOf(Reply.Refused.class)
          .isEqualTo(b.play(session, "on", wait, null));
      assertThat(a.play(session, "up", null, null))
          .isInstanceOf(Reply.Refused.class)
          .isEqualTo(b.play(session, "up", null, null));
      String nobody = UUID.randomUUID().toString();
      assertThat(a.play(nobody, "on", null, null))
          .isEqualTo(b.play(nobody, "on", null, null))
          .extracting(reply -> ((Reply.Refused) reply).rejection())
          .isInstanceOf(Rejection.NoSuchSession.class);
    }
  }

  @Test
  void a_session_that_has_started_starts_on_neither_again() {
    for (int i = 0; i < 10; i++) {
      Sessions.Reservation reserved = a.get(Sessions.class).reserve(Node.CALLER);
      StartRequest request =
          new StartRequest("loop", null, List.of(), Map.of(), null, null, reserved.sessionId());
      Node.done(a.get(Sessions.class).start(Node.CALLER, request));
      assertThat(a.get(Sessions.class).start(Node.CALLER, request))
          .isInstanceOf(Reply.Refused.class)
          .isEqualTo(b.get(Sessions.class).start(Node.CALLER, request));
    }
  }

  @Test
  void one_that_stops_is_asked_for_nothing_more() {
    List<String> sessions = begun(a);
    b.close();
    for (String session : sessions) {
      assertThat(on(a, session).turn()).isEqualTo(1);
    }
    assertThat(lost(a)).isZero();
    await().atMost(LONG).until(() -> members(a) == 1);
  }

  /// As one that stands still or is cut off: connections remain.
  @Test
  void turns_of_one_that_falls_silent_are_played_once_by_the_other_and_it_comes_back()
      throws Exception {
    List<String> sessions = begun(a);
    ProtocolStack stack = b.get(PlainChannel.class).getProtocolStack();
    DISCARD silence = new DISCARD().setLocalAddress(b.get(PlainChannel.class).getAddress());
    silence.setDiscardAll(true);
    stack.insertProtocol(silence, ProtocolStack.Position.ABOVE, TCP.class);
    try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SessionView>> turns =
          sessions.stream().map(session -> players.submit(() -> on(a, session))).toList();
      for (Future<SessionView> turn : turns) {
        assertThat(turn.get().turn()).isEqualTo(1);
      }
    }
    assertThat(lost(a)).isPositive();
    for (String session : sessions) {
      assertThat(on(b, session).turn()).isEqualTo(2);
    }
    stack.removeProtocol(DISCARD.class);
    awaitBoth();
    for (String session : sessions) {
      assertThat(on(b, session).turn()).isEqualTo(3);
    }
  }

  @Test
  void a_place_that_is_taken_is_refused() {
    assertThatThrownBy(() -> node(0))
        .rootCause()
        .isInstanceOf(StartupRefusedException.class)
        .hasMessageContaining("cannot listen for others at " + places.getFirst());
  }
}
