package dev.mimir.projection.incidentlog;

import static dev.mimir.projection.Facts.abandoned;
import static dev.mimir.projection.Facts.forked;
import static dev.mimir.projection.Facts.incident;
import static dev.mimir.projection.Facts.resolved;
import static dev.mimir.projection.Facts.restored;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.takenOver;
import static dev.mimir.projection.Facts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Log;
import dev.mimir.projection.Page;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.incidentlog.IncidentLogQueries.Filter;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentLogTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);
  private static final UUID THREE = new UUID(1, 3);

  private final ReadSide readSide = new ReadSide(new IncidentLogModel());

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void tells_who_dealt_with_an_incident_and_how() {
    IncidentResolved skipped =
        new IncidentResolved("", "a", "skip", "next", null, "no tea today", Log.START);
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), incident("a"))
            .by("olga")
            .session("acme", ONE, skipped, waits("b"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(list("acme", Filter.ALL))
                .containsExactly(
                    new Incident(
                        ONE.toString(),
                        1,
                        "tea",
                        1,
                        "a",
                        "NODE_FAILED",
                        "it fell over",
                        Log.at(1),
                        false,
                        Log.at(2),
                        "skip",
                        "next",
                        "olga",
                        "no tea today")));
  }

  @Test
  void goes_on_from_what_earlier_batches_left() {
    Log log = new Log().session("acme", ONE, started("tea", "ann"), waits("a"));
    readSide.start().publish(log).caughtUp();
    assertThat(list("acme", Filter.ALL)).isEmpty();
    log.session("acme", ONE, incident("a"));
    readSide.publishFrom(log, 2).caughtUp();
    assertThat(list("acme", Filter.ALL)).singleElement().matches(Incident::open);
    log.session("acme", ONE, resolved("a", "retry"), incident("a"));
    readSide.publishFrom(log, 3).caughtUp();
    assertThat(list("acme", Filter.ALL))
        .extracting(one -> one.sequence() + " " + one.open() + " " + one.action())
        .containsExactly("4 true null", "2 false retry");
  }

  @Test
  void lists_the_newest_first_by_graph_code_and_whether_they_stand() {
    IncidentRaised timeout = new IncidentRaised("", "", "TIMEOUT\0", "nothing \0 came");
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), incident("a"))
            .session("acme", TWO, started("keep", "ann"), timeout)
            .session("acme", THREE, started("tea", "ann"), incident("a"), resolved("a", "skip"))
            .session("bolt", ONE, started("tea", "ann"), incident("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(Filter.ALL)).containsExactly(THREE, TWO, ONE);
          assertThat(ids(new Filter("tea", null, null))).containsExactly(THREE, ONE);
          assertThat(ids(new Filter(null, "TIMEOUT\0", null))).containsExactly(TWO);
          assertThat(ids(new Filter(null, null, true))).containsExactly(TWO, ONE);
          assertThat(ids(new Filter("tea", "NODE_FAILED", false))).containsExactly(THREE);
          assertThat(ids(new Filter("mine", null, null))).isEmpty();
          assertThat(list("acme", Filter.ALL).get(1).nodeId()).isNull();
          assertThat(list("bolt", Filter.ALL)).hasSize(1);
        });
  }

  @Test
  void an_incident_ends_with_what_it_stood_in() {
    IncidentRaised left = new IncidentRaised("both:l/call", "x", "NODE_FAILED", "it fell over");
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), incident("a"), restored("s", 0))
            .session("acme", TWO, started("tea", "ann"), incident("a"), abandoned())
            .session("acme", THREE, started("tea", "ann"), left, ended("r"), ended("l"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(list("acme", Filter.ALL))
                .extracting(one -> one.action() + " " + one.resolvedAt())
                .containsExactly(
                    "cancelled " + Log.at(9), "abandoned " + Log.at(5), "restored " + Log.at(2)));
  }

  @Test
  void a_fork_takes_over_the_incident_of_its_parent() {
    List<SessionEvent> stopped = List.of(started("tea", "ann"), incident("a"));
    Log log =
        new Log()
            .session("acme", ONE, stopped.toArray(SessionEvent[]::new))
            .session("acme", TWO, forked("tea", ONE, 1), takenOver(Session.of(stopped)))
            .session("acme", TWO, resolved("a", "retry"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(list("acme", Filter.ALL))
                .extracting(one -> one.sequence() + " " + one.code() + " " + one.open())
                .containsExactly("1 NODE_FAILED false", "1 NODE_FAILED true"));
  }

  private static BranchEnded ended(String branch) {
    return new BranchEnded("", "both", branch, null, Map.of(), Map.of());
  }

  private List<Incident> list(String tenant, Filter filter) {
    Page<Incident> page = readSide.incidents().list(tenant, filter, new Page.Request(1, 20));
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items();
  }

  private List<UUID> ids(Filter filter) {
    return list("acme", filter).stream().map(one -> UUID.fromString(one.sessionId())).toList();
  }
}
