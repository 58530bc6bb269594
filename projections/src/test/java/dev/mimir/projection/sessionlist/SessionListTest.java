package dev.mimir.projection.sessionlist;

import static dev.mimir.projection.Facts.abandoned;
import static dev.mimir.projection.Facts.asks;
import static dev.mimir.projection.Facts.cancelled;
import static dev.mimir.projection.Facts.ended;
import static dev.mimir.projection.Facts.entered;
import static dev.mimir.projection.Facts.forked;
import static dev.mimir.projection.Facts.incident;
import static dev.mimir.projection.Facts.input;
import static dev.mimir.projection.Facts.paused;
import static dev.mimir.projection.Facts.restored;
import static dev.mimir.projection.Facts.rests;
import static dev.mimir.projection.Facts.resumed;
import static dev.mimir.projection.Facts.saved;
import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.stepped;
import static dev.mimir.projection.Facts.suspended;
import static dev.mimir.projection.Facts.takenOver;
import static dev.mimir.projection.Facts.told;
import static dev.mimir.projection.Facts.waits;
import static dev.mimir.projection.Facts.waitsForAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Log;
import dev.mimir.projection.Page;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.sessionlist.SessionListQueries.Filter;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionListTest {
  private static final Page.Request FIRST = new Page.Request(1, 20);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);
  private static final UUID THREE = new UUID(1, 3);
  private static final UUID FOUR = new UUID(1, 4);

  private final ReadSide readSide = new ReadSide(new SessionListModel());

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void follows_a_session_to_its_ending() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann", "bob"), entered("a"), waits("a", "ann"))
            .session("acme", ONE, input("a", "ann", Answer.choice("go")), entered("b"), waits("b"))
            .session("acme", ONE, input("b", "bob", Answer.choice("on")), ended("won"));
    SessionSummary summary =
        new SessionSummary(
            ONE.toString(),
            "tea",
            1,
            "ended",
            2,
            7,
            List.of("ann", "bob"),
            "won",
            null,
            Log.at(0),
            Log.at(7));
    readSide.liveAndReplayed(
        log, () -> assertThat(list("acme", Filter.ALL).items()).containsExactly(summary));
  }

  @Test
  void goes_on_from_what_earlier_batches_left() {
    Log log = new Log().session("acme", ONE, started("tea", "ann"), waits("a"));
    readSide.start().publish(log).caughtUp();
    assertThat(only("acme").status()).isEqualTo("awaiting_input");
    log.session("acme", ONE, input("a", "ann", Answer.choice("go")), waits("b"));
    log.session("acme", ONE, input("b", "ann", Answer.choice("go")), incident("c"));
    readSide.publishFrom(log, 2).caughtUp();
    SessionSummary session = only("acme");
    assertThat(session.status()).isEqualTo("incident");
    assertThat(session.turn()).isEqualTo(2);
    assertThat(session.sequence()).isEqualTo(5);
    assertThat(session.startedAt()).isEqualTo(Log.at(0));
    assertThat(session.updatedAt()).isEqualTo(Log.at(5));
  }

  @Test
  void lists_the_newest_first_by_graph_player_and_status() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"))
            .session("acme", TWO, started("keep", "ann", "bob"), waits("a"))
            .session("acme", THREE, started("tea", "bob"), ended("won"))
            .session("acme", FOUR, started("tea", "cid"), incident("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(Filter.ALL)).containsExactly(FOUR, THREE, TWO, ONE);
          assertThat(ids(new Filter("tea", null, null))).containsExactly(FOUR, THREE, ONE);
          assertThat(ids(new Filter(null, "bob", null))).containsExactly(THREE, TWO);
          assertThat(ids(new Filter(null, null, "incident"))).containsExactly(FOUR);
          assertThat(ids(new Filter("tea", "bob", "ended"))).containsExactly(THREE);
          assertThat(ids(new Filter("keep", "cid", null))).isEmpty();
          assertThat(ids(new Filter("no\0such", "nobody", "odd"))).isEmpty();
        });
  }

  @Test
  void counts_a_session_within_a_turn_as_working() {
    Log log = new Log().session("acme", ONE, started("tea", "ann"), shown("a", "Well."));
    readSide.liveAndReplayed(log, () -> assertThat(only("acme").status()).isEqualTo("working"));
  }

  @Test
  void tells_what_a_session_waits_for() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), asks("a"))
            .session("acme", TWO, started("tea", "ann"), asks("a"), told("a"), rests("b"))
            .session("acme", THREE, started("tea", "ann"), waits("a"), asks("b"), rests("c"))
            .session("acme", FOUR, started("tea", "ann"), asks("a"), told("a"), shown("a", "So."));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(new Filter(null, null, "working"))).containsExactly(FOUR, ONE);
          assertThat(ids(new Filter(null, null, "waiting"))).containsExactly(TWO);
          assertThat(ids(new Filter(null, null, "awaiting_input"))).containsExactly(THREE);
        });
  }

  @Test
  void tells_that_a_session_is_suspended_and_what_it_waits_for_after_that() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"), suspended())
            .session("acme", TWO, started("tea", "ann"), asks("a"), suspended(), told("a"))
            .session("acme", THREE, started("tea", "ann"), incident("a"), suspended(), resumed())
            .session("acme", FOUR, started("tea", "ann"), rests("a"), suspended(), resumed());
    readSide.start().publish(log).caughtUp();
    assertThat(ids(status("suspended"))).containsExactly(TWO, ONE);
    assertThat(ids(status("incident"))).containsExactly(THREE);
    assertThat(ids(status("waiting"))).containsExactly(FOUR);
    log.session("acme", ONE, resumed()).session("acme", TWO, waits("b"), resumed());
    readSide.publishFrom(log, 15).caughtUp();
    assertThat(ids(status("awaiting_input"))).containsExactly(TWO, ONE);
    assertThat(ids(status("suspended"))).isEmpty();
  }

  @Test
  void tells_that_a_session_is_paused_until_somebody_steps() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), paused("a"), suspended(), resumed())
            .session("acme", TWO, started("tea", "ann"), paused("a"), stepped("a"), waits("a"))
            .session("acme", THREE, started("tea", "ann"), paused("a"), saved("s"), stepped("a"))
            .session("acme", THREE, waits("a"), restored("s", 2), cancelled(4), paused("a"))
            .session("acme", FOUR, started("tea", "ann"), paused("a"), stepped("a"), ended("x"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(status("paused"))).containsExactly(THREE, ONE);
          assertThat(ids(status("awaiting_input"))).containsExactly(TWO);
          assertThat(ids(status("ended"))).containsExactly(FOUR);
        });
  }

  @Test
  void tells_what_is_open_after_going_back() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"), saved("s"), input(1, "ann"))
            .session("acme", ONE, incident("b"), restored("s", 2), waits("a"))
            .session("acme", TWO, started("tea", "ann"), rests("a"), saved("s"), waits("b"))
            .session("acme", TWO, restored("s", 2), cancelled(1), cancelled(3), rests("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(status("awaiting_input"))).containsExactly(ONE);
          assertThat(ids(status("waiting"))).containsExactly(TWO);
        });
  }

  @Test
  void tells_that_a_session_was_given_up() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"), abandoned(), cancelled(1))
            .session("acme", TWO, started("tea", "ann"), asks("a"), suspended(), abandoned());
    readSide.liveAndReplayed(
        log, () -> assertThat(ids(status("abandoned"))).containsExactly(TWO, ONE));
  }

  @Test
  void lists_the_forks_of_a_session() {
    List<SessionEvent> played = List.of(started("tea", "ann"), waits("a"), input(1, "ann"));
    Session parent = Session.of(played);
    Log log =
        new Log()
            .session("acme", ONE, played.toArray(SessionEvent[]::new))
            .session("acme", TWO, forked("tea", ONE, 2), takenOver(parent), waits("b"))
            .session("acme", THREE, forked("tea", ONE, 1), takenOver(parent), incident("b"))
            .session("acme", FOUR, forked("tea", TWO, 2), takenOver(parent), rests("b"))
            .session("bolt", FOUR, forked("tea", ONE, 2), takenOver(parent), rests("b"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(new Filter(null, null, null, ONE))).containsExactly(THREE, TWO);
          assertThat(ids(new Filter(null, null, "incident", ONE))).containsExactly(THREE);
          SessionSummary fork = list("acme", new Filter(null, null, null, TWO)).items().getFirst();
          assertThat(fork.parent()).isEqualTo(new SessionSummary.Parent(TWO.toString(), 2));
          assertThat(fork.turn()).isOne();
          assertThat(fork.status()).isEqualTo("waiting");
          assertThat(only("bolt").parent()).isNotNull();
          assertThat(ids(new Filter(null, null, null, FOUR))).isEmpty();
        });
  }

  @Test
  void waits_for_those_who_have_not_answered() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann", "bob"), waitsForAll("a", "ann", "bob"))
            .session("acme", ONE, input(1, "ann"))
            .session("acme", TWO, started("tea", "ann", "bob"), waitsForAll("a", "ann"), rests("c"))
            .session("acme", TWO, input(1, "ann"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(status("awaiting_input"))).containsExactly(ONE);
          assertThat(ids(status("waiting"))).containsExactly(TWO);
        });
  }

  @Test
  void forgets_an_incident_with_the_branch_in_which_it_was() {
    BranchesStarted branches =
        new BranchesStarted(
            "",
            "both",
            List.of(
                new Branch("l", "#left", Map.of(), Map.of(), null),
                new Branch("r", "#right", Map.of(), Map.of(), "ann")));
    IncidentRaised left = new IncidentRaised("both:l/call", "x", "NODE_FAILED", "it fell over");
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), branches, waits("a"), left)
            .session("acme", ONE, new BranchCancelled("", "both", "l"))
            .session("acme", TWO, started("tea", "ann"), branches, waits("a"), left)
            .session("acme", TWO, new BranchCancelled("", "both", "r"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(status("awaiting_input"))).containsExactly(ONE);
          assertThat(ids(status("incident"))).containsExactly(TWO);
        });
  }

  private static Filter status(String status) {
    return new Filter(null, null, status);
  }

  @Test
  void lists_who_joined_and_not_who_left() {
    PlayerJoined bob = new PlayerJoined(Player.named("bob", "Bob"), Log.START);
    Log log = new Log().session("acme", ONE, started("tea", "ann"), waits("a"));
    readSide.start().publish(log).caughtUp();
    log.session("acme", ONE, bob, new PlayerLeft("ann", Log.START));
    readSide.publishFrom(log, 2).caughtUp();
    assertThat(only("acme").players()).containsExactly("bob");
    assertThat(only("acme").status()).isEqualTo("awaiting_input");
    assertThat(only("acme").sequence()).isEqualTo(3);
    assertThat(ids(new Filter(null, "bob", null))).containsExactly(ONE);
    assertThat(ids(new Filter(null, "ann", null))).isEmpty();
  }

  @Test
  void lists_who_joined_in_the_batch_of_the_start() {
    PlayerJoined bob = new PlayerJoined(Player.named("bob", "Bob"), Log.START);
    Log log = new Log().session("acme", ONE, started("tea", "ann"), bob, waits("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(only("acme").players()).containsExactly("ann", "bob");
          assertThat(ids(new Filter(null, "bob", null))).containsExactly(ONE);
        });
  }

  @Test
  void shows_each_tenant_its_own_sessions() {
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"))
            .session("bolt", ONE, started("keep", "ann"), ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(only("acme").graphId()).isEqualTo("tea");
          assertThat(only("bolt").graphId()).isEqualTo("keep");
          assertThat(list("acme", new Filter(null, "ann", null)).total()).isOne();
          assertThat(list("cora", Filter.ALL).items()).isEmpty();
        });
  }

  @Test
  void stores_the_oddest_player_id() {
    Log log = new Log().session("acme", ONE, started("tea", "a\0b\uD800"), waits("a"));
    readSide.liveAndReplayed(
        log, () -> assertThat(only("acme").players()).containsExactly("a\uFFFDb\uFFFD"));
  }

  private Page<SessionSummary> list(String tenant, Filter filter) {
    return readSide.sessions().list(tenant, filter, FIRST);
  }

  private SessionSummary only(String tenant) {
    List<SessionSummary> sessions = list(tenant, Filter.ALL).items();
    assertThat(sessions).hasSize(1);
    return sessions.getFirst();
  }

  private List<UUID> ids(Filter filter) {
    Page<SessionSummary> page = list("acme", filter);
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items().stream().map(session -> UUID.fromString(session.sessionId())).toList();
  }
}
