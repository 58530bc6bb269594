package dev.mimir.projection.playerrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.tally.Origin;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayerRecordTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ReadSide readSide = new ReadSide(new PlayerRecordModel());
  private final Log log = new Log();

  @AfterEach
  void close() {
    readSide.close();
  }

  private void at(Instant time, int session, SessionEvent... facts) {
    log.now(time).session("acme", new UUID(1, session), facts);
  }

  private static Instant noonAnd(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private List<PlayerSummary> player(String id, @Nullable Origin origin) {
    return readSide.queries(PlayerRecordQueries::new).list("acme", id, origin);
  }

  private static SessionEvent joined(String player) {
    return new PlayerJoined(Player.named(player, player), Log.START);
  }

  private static SessionEvent left(String player) {
    return new PlayerLeft(player, Log.START);
  }

  @Test
  void tells_what_a_player_did_in_all_graphs_and_in_each() {
    at(NOON, 1, Facts.started("tea", "ann"), Facts.waits("a"));
    at(noonAnd(2), 1, Facts.input(1, "ann"), Facts.waits("a"));
    at(noonAnd(60), 1, Facts.input(3, "ann"), Facts.ended("won"));
    at(noonAnd(90), 2, Facts.started("tea", "ann"), Facts.abandoned());
    at(noonAnd(120), 3, Facts.started("mine", "ann"));
    PlayerSummary tea =
        new PlayerSummary(
            "tea", 2, 1, 1, 0, 0, 2, 17 * 60_000, NOON, noonAnd(90), Map.of("won", 1L));
    PlayerSummary mine =
        new PlayerSummary("mine", 1, 0, 0, 0, 1, 0, 0, noonAnd(120), noonAnd(120), Map.of());
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(player("ann", Origin.PLAY))
              .containsExactly(
                  new PlayerSummary(
                      null, 3, 1, 1, 0, 1, 2, 17 * 60_000, NOON, noonAnd(120), Map.of("won", 1L)),
                  mine,
                  tea);
          assertThat(player("bob", null)).isEmpty();
        });
  }

  @Test
  void counts_a_session_once_however_often_a_player_joins_it() {
    at(NOON, 1, Facts.started("tea", "ann"), Facts.waits("a"));
    at(noonAnd(1), 1, joined("bob"));
    at(noonAnd(5), 1, left("bob"));
    at(noonAnd(30), 1, joined("bob"), joined("cid"));
    at(noonAnd(31), 1, left("cid"));
    at(noonAnd(32), 1, Facts.ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(player("bob", Origin.PLAY).getFirst())
              .isEqualTo(
                  new PlayerSummary(
                      null,
                      1,
                      1,
                      0,
                      0,
                      0,
                      0,
                      4 * 60_000,
                      noonAnd(1),
                      noonAnd(30),
                      Map.of("won", 1L)));
          PlayerSummary cid = player("cid", Origin.PLAY).getFirst();
          assertThat(cid.departed()).isOne();
          assertThat(cid.ended()).isZero();
          assertThat(cid.endings()).isEmpty();
        });
  }

  @Test
  void tells_forks_from_play() {
    at(NOON, 1, Facts.started("tea", "ann"));
    at(noonAnd(1), 2, Facts.forked("tea", new UUID(1, 1), 0));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(player("ann", Origin.PLAY).getFirst().started()).isOne();
          assertThat(player("ann", Origin.FORK).getFirst().started()).isOne();
          assertThat(player("ann", null).getFirst().started()).isEqualTo(2);
          assertThat(player("ann", Origin.DEBUG)).isEmpty();
        });
  }

  @Test
  void tells_debugging_from_play() {
    at(NOON, 1, Facts.started("tea", "ann"), new DebuggingBegun(Log.START), Facts.ended("won"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(player("ann", Origin.PLAY)).isEmpty();
          assertThat(player("ann", Origin.DEBUG).getFirst().started()).isOne();
          assertThat(player("ann", Origin.DEBUG).getFirst().ended()).isOne();
          assertThat(player("ann", null).getFirst().started()).isOne();
        });
  }
}
