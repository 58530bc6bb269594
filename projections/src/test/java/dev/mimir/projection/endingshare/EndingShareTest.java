package dev.mimir.projection.endingshare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndingShareTest {
  private final ReadSide readSide = new ReadSide(new EndingShareModel());
  private final Log log = new Log();
  private int sessions;

  @AfterEach
  void close() {
    readSide.close();
  }

  private UUID session(SessionEvent... facts) {
    UUID id = new UUID(1, ++sessions);
    log.session("acme", id, facts);
    return id;
  }

  private List<Ending> endings(@Nullable Integer version, Origin origin) {
    return readSide
        .queries(EndingShareQueries::new)
        .list(new Sessions("acme", "tea", version, origin));
  }

  @Test
  void counts_the_sessions_that_ended_by_each_ending() {
    session(Facts.started("tea", "ann"), Facts.ended("won"));
    session(Facts.started("tea", "ann"), Facts.ended("lost"));
    session(Facts.started("tea", "ann"), Facts.ended("won"));
    session(Facts.started("tea", "ann"), Facts.ended("won"));
    session(Facts.started("tea", "ann"), Facts.abandoned());
    session(Facts.started("mine", "ann"), Facts.ended("buried"));
    session(Facts.started("tea", "ann"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(endings(null, Origin.PLAY))
                .containsExactly(new Ending("won", 3, 0.75), new Ending("lost", 1, 0.25)));
  }

  @Test
  void counts_a_session_for_the_version_on_which_it_ended() {
    SessionEvent started = Facts.started("tea", "ann");
    session(started, Facts.migrated(2, Session.NONE.on(started)), Facts.ended("won"));
    session(started, Facts.ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(endings(2, Origin.PLAY)).containsExactly(new Ending("won", 1, 1));
          assertThat(endings(1, Origin.PLAY)).containsExactly(new Ending("won", 1, 1));
          assertThat(endings(null, Origin.PLAY)).containsExactly(new Ending("won", 2, 1));
          assertThat(endings(3, Origin.PLAY)).isEmpty();
        });
  }

  @Test
  void tells_forks_from_play() {
    UUID parent = session(Facts.started("tea", "ann"), Facts.ended("won"));
    session(Facts.forked("tea", parent, 0), Facts.ended("lost"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(endings(null, Origin.PLAY)).containsExactly(new Ending("won", 1, 1));
          assertThat(endings(null, Origin.FORK)).containsExactly(new Ending("lost", 1, 1));
          assertThat(endings(null, Origin.DEBUG)).isEmpty();
        });
  }

  @Test
  void goes_on_from_one_batch_to_the_next() {
    UUID id = session(Facts.started("tea", "ann"));
    readSide.start().publish(log).caughtUp();
    Log later = new Log().session("acme", id, Facts.started("tea", "ann"), Facts.ended("won"));
    readSide.publishFrom(later, 1).caughtUp();
    assertThat(endings(null, Origin.PLAY)).containsExactly(new Ending("won", 1, 1));
    assertThat(readSide.rows().get("ending_share_session")).isEmpty();
  }
}
