package dev.mimir.projection.nodetraffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTrafficTest {
  private static final UUID ID = new UUID(1, 1);

  private final ReadSide readSide = new ReadSide(new NodeTrafficModel());
  private final Log log = new Log();

  @AfterEach
  void close() {
    readSide.close();
  }

  private void session(SessionEvent... facts) {
    log.session("acme", ID, facts);
  }

  private static WaitOpened waits(String frame, String node) {
    return new WaitOpened(frame, node, Wait.Awaited.until(Log.START));
  }

  private NodePassage node(String graph, @Nullable Integer version, Origin origin, String id) {
    return readSide
        .queries(NodeTrafficQueries::new)
        .list(new Sessions("acme", graph, version, origin))
        .stream()
        .filter(node -> node.nodeId().equals(id))
        .findFirst()
        .orElse(new NodePassage(id, "none", 0, Map.of(), 0, 0, null));
  }

  private NodePassage node(String id) {
    return node("tea", 1, Origin.PLAY, id);
  }

  @Test
  void counts_who_enters_leaves_and_ends() {
    session(
        Facts.started("tea", "ann"),
        Facts.entered("a"),
        new NodeLeft("", "a", "next"),
        Facts.entered("a"),
        new NodeLeft("", "a", "error"),
        Facts.entered("end"),
        Facts.ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("a").entered()).isEqualTo(2);
          assertThat(node("a").left()).isEqualTo(Map.of("next", 1L, "error", 1L));
          assertThat(node("a").fragment()).isNull();
          assertThat(node("a").timeSpent()).isEqualTo(new NodePassage.TimeSpent(2, 1.09, 1.18));
          assertThat(node("end").ended()).isOne();
          assertThat(node("end").timeSpent()).isNull();
        });
  }

  @Test
  void knows_what_waits_now() {
    session(
        Facts.started("tea", "ann", "bob"),
        Facts.waits("a", "ann", "bob"),
        Facts.input(1, "ann"),
        Facts.waitsForAll("b", "ann", "bob"),
        Facts.input(3, "ann"),
        Facts.rests("c"),
        Facts.asks("d"),
        Facts.told("d", 6));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("a").waiting()).isZero();
          assertThat(node("b").waiting()).isOne();
          assertThat(node("c").waiting()).isOne();
          assertThat(node("d").waiting()).isZero();
        });
  }

  @Test
  void nothing_waits_in_a_session_that_was_given_up() {
    session(
        Facts.started("tea", "ann"),
        Facts.entered("a"),
        Facts.waits("a"),
        Facts.abandoned(),
        Facts.cancelled(2));
    readSide.liveAndReplayed(log, () -> assertThat(node("a").waiting()).isZero());
  }

  @Test
  void counts_fragments_and_called_graphs_where_they_belong() {
    session(
        Facts.started("tea", "ann"),
        new CallStarted("", "call", "#brew", Map.of(), Map.of()),
        new NodeEntered("call", "pot", 1),
        new CallStarted("call", "shop", "mine@7", Map.of(), Map.of()),
        new NodeEntered("call/shop", "pit", 1),
        waits("call/shop", "pit"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("pot").fragment()).isEqualTo("brew");
          assertThat(node("pit").entered()).isZero();
          assertThat(node("mine", 7, Origin.PLAY, "pit").waiting()).isOne();
          assertThat(node("mine", 7, Origin.PLAY, "pit").fragment()).isNull();
        });
  }

  @Test
  void leaves_nothing_waiting_in_a_cancelled_branch() {
    session(
        Facts.started("tea", "ann"),
        Facts.entered("par"),
        new BranchesStarted(
            "",
            "par",
            List.of(
                new SessionEvent.Branch("x", "#f", Map.of(), Map.of(), null),
                new SessionEvent.Branch("y", "#f", Map.of(), Map.of(), null))),
        new NodeEntered("par:x", "n", 1),
        waits("par:x", "n"),
        new NodeEntered("par:y", "n", 1),
        waits("par:y", "n"),
        new WaitCancelled("par:x", "n", 4, "branch_cancelled"),
        new BranchCancelled("", "par", "x"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("n").entered()).isEqualTo(2);
          assertThat(node("n").waiting()).isOne();
        });
  }

  @Test
  void waits_anew_after_a_restore_for_which_no_time_is_told() {
    session(
        Facts.started("tea", "ann"),
        Facts.entered("a"),
        Facts.waits("a"),
        Facts.saved("here"),
        Facts.input(2, "ann"),
        new NodeLeft("", "a", "go"),
        Facts.entered("b"),
        Facts.waits("b"),
        Facts.restored("here", 3),
        Facts.cancelled(7),
        Facts.waits("a"));
    session(Facts.input(10, "ann"), new NodeLeft("", "a", "go"), Facts.waits("c"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("a").waiting()).isZero();
          assertThat(node("b").waiting()).isZero();
          assertThat(node("c").waiting()).isOne();
          assertThat(node("a").left()).isEqualTo(Map.of("go", 2L));
          assertThat(node("a").timeSpent()).extracting("visits").isEqualTo(1L);
        });
  }

  @Test
  void counts_for_another_version_after_a_move() {
    SessionEvent started = Facts.started("tea", "ann");
    session(
        started,
        Facts.entered("a"),
        Facts.waits("a"),
        Facts.migrated(2, Session.NONE.on(started)),
        Facts.cancelled(2),
        Facts.waits("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(node("tea", 1, Origin.PLAY, "a").waiting()).isZero();
          assertThat(node("tea", 2, Origin.PLAY, "a").waiting()).isOne();
          assertThat(node("tea", null, Origin.PLAY, "a").entered()).isOne();
        });
  }

  @Test
  void does_not_guess_what_runs_in_a_call_that_a_fork_took_over() {
    SessionEvent parent = Facts.started("tea", "ann");
    session(
        Facts.forked("tea", new UUID(1, 9), 3),
        Facts.takenOver(Session.NONE.on(parent)),
        waits("call", "pot"),
        new NodeLeft("call", "pot", "next"),
        new CallReturned("", "call", "done"),
        new CallStarted("", "call", "#brew", Map.of(), Map.of()),
        new NodeEntered("call", "pot", 2),
        waits("call", "pot"));
    readSide.liveAndReplayed(
        log,
        () -> {
          NodePassage pot = node("tea", 1, Origin.FORK, "pot");
          assertThat(pot.entered()).isOne();
          assertThat(pot.waiting()).isOne();
          assertThat(pot.left()).isEmpty();
        });
  }
}
