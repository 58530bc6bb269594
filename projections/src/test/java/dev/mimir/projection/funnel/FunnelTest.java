package dev.mimir.projection.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.NodeEntered;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunnelTest {
  private final ReadSide readSide = new ReadSide(new FunnelModel());
  private final Log log = new Log();
  private int sessions;

  @AfterEach
  void close() {
    readSide.close();
  }

  private void session(SessionEvent... facts) {
    log.session("acme", new UUID(1, ++sessions), facts);
  }

  private List<FunnelStep> funnel(@Nullable Integer version) {
    return readSide
        .queries(FunnelQueries::new)
        .list(new Sessions("acme", "tea", version, Origin.PLAY));
  }

  private static FunnelStep step(
      String node, long reached, double share, long ended, long abandoned, long standing) {
    long stopped = ended + abandoned + standing;
    return new FunnelStep(node, null, 4, reached, share, stopped, ended, abandoned, standing);
  }

  @Test
  void counts_each_session_once_at_each_node_and_where_it_stopped() {
    SessionEvent started = Facts.started("tea", "ann");
    session(started, Facts.entered("a"), Facts.entered("b"), Facts.ended("won"));
    session(started, Facts.entered("a"), Facts.entered("b"), Facts.entered("a"));
    session(started, Facts.entered("a"), Facts.abandoned(), Facts.cancelled(1));
    session(started);
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(funnel(null))
                .containsExactly(step("a", 3, 0.75, 0, 1, 1), step("b", 2, 0.5, 1, 0, 0)));
  }

  @Test
  void tells_debugging_from_play() {
    SessionEvent started = Facts.started("tea", "ann");
    session(started, new DebuggingBegun(Log.START), Facts.entered("a"));
    session(started, Facts.entered("a"));
    readSide.liveAndReplayed(
        log,
        () -> {
          FunnelStep once = new FunnelStep("a", null, 1, 1, 1.0, 1, 0, 0, 1);
          assertThat(funnel(null)).containsExactly(once);
          assertThat(
                  readSide
                      .queries(FunnelQueries::new)
                      .list(new Sessions("acme", "tea", null, Origin.DEBUG)))
              .containsExactly(once);
        });
  }

  @Test
  void passes_over_the_nodes_of_called_graphs() {
    session(
        Facts.started("tea", "ann"),
        Facts.entered("call"),
        new CallStarted("", "call", "mine@2", Map.of(), Map.of()),
        new NodeEntered("call", "pit", 1),
        Facts.entered("call"),
        new CallStarted("", "call", "#brew", Map.of(), Map.of()),
        new NodeEntered("call", "pot", 1));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(funnel(1))
                .containsExactly(
                    new FunnelStep("call", null, 1, 1, 1.0, 0, 0, 0, 0),
                    new FunnelStep("pot", "brew", 1, 1, 1.0, 1, 0, 0, 1)));
  }

  @Test
  void counts_a_node_for_the_version_at_which_it_was_reached_first() {
    SessionEvent started = Facts.started("tea", "ann");
    session(
        started,
        Facts.entered("a"),
        Facts.migrated(2, Session.NONE.on(started)),
        Facts.entered("a"),
        Facts.entered("b"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(funnel(1)).containsExactly(new FunnelStep("a", null, 1, 1, 1.0, 0, 0, 0, 0));
          assertThat(funnel(2)).containsExactly(new FunnelStep("b", null, 0, 1, null, 1, 0, 0, 1));
          assertThat(funnel(null)).hasSize(2);
        });
  }
}
