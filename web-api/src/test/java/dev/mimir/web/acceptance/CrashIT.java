package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.acceptance.Gambler.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Kills the server and its database in the middle of load, again and again. Nothing that was
/// acknowledged is lost, nothing is done twice, and every session goes on.
class CrashIT {
  private static final int PLAYERS = 8;
  private static final int TURNS_A_ROUND = 150;

  private enum Kill {
    SERVER,
    DATABASE_THEN_SERVER,
    BOTH,
    SERVER_THEN_DATABASE;

    /// @param onward returns when some turns more were acknowledged, as the server starts a
    ///   database again that has ended alone, or when no player goes on
    void strike(Server server, Runnable onward) {
      switch (this) {
        case SERVER -> server.kill();
        case DATABASE_THEN_SERVER -> {
          server.killDatabase();
          onward.run();
          server.kill();
        }
        case BOTH -> {
          server.process().destroyForcibly();
          server.killDatabase();
          server.kill();
        }
        case SERVER_THEN_DATABASE -> {
          server.kill();
          server.killDatabase();
        }
      }
    }
  }

  private final AtomicInteger acknowledged = new AtomicInteger();
  private final Map<String, List<JsonNode>> logs = new HashMap<>();

  /// Sessions that were over when they were audited.
  private final Set<String> audited = new HashSet<>();

  private final long seed = new Random().nextLong();
  private final List<Gambler> gamblers =
      IntStream.range(0, PLAYERS)
          .mapToObj(
              i -> new Gambler(i % 2 == 0 ? "counting" : "seven-tides", seed + i, acknowledged))
          .toList();

  @Test
  void no_acknowledged_turn_is_lost_and_every_session_goes_on(@TempDir Path home) throws Exception {
    System.out.println("seed " + seed);
    try (Server server = new Server(home).start()) {
      Games.publish(server.client(), Games.COUNTING);
      for (Kill kill : Kill.values()) {
        playUntil(kill, server);
        server.start();
        audit(server);
      }
      for (Gambler gambler : gamblers) {
        assertThat(gambler.step(server.client())).isTrue();
      }
      audited.clear();
      audit(server);
      leave(server.client());
      fork(server.client());
      compareProjections(server);
    }
  }

  private void playUntil(Kill kill, Server server) throws Exception {
    Client client = server.client();
    int enough = acknowledged.get() + TURNS_A_ROUND;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> playing = new ArrayList<>();
      for (Gambler gambler : gamblers) {
        playing.add(threads.submit(() -> gambler.playUntilSilence(client)));
      }
      awaitTurns(enough, playing);
      assertThat(acknowledged).hasValueGreaterThanOrEqualTo(enough);
      kill.strike(server, () -> awaitTurns(acknowledged.get() + TURNS_A_ROUND, playing));
      for (Future<?> player : playing) {
        player.get();
      }
    }
  }

  private void awaitTurns(int enough, List<Future<?>> playing) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> acknowledged.get() >= enough || playing.stream().allMatch(Future::isDone));
  }

  /// Every session, but for those that were over when they were audited the last time; before and
  /// after what was pending is sent again.
  private void audit(Server server) throws IOException {
    try (Ledger ledger = new Ledger(server)) {
      for (Gambler gambler : gamblers) {
        for (Played played : gambler.played()) {
          boolean last = played.equals(gambler.current());
          if (last) {
            logs.put(played.session(), ledger.audit(played, gambler.pending()));
          } else if (audited.add(played.session())) {
            logs.put(played.session(), ledger.audit(played, null));
          }
        }
        if (gambler.pending() != null) {
          gambler.settle(server.client());
          Played played = gambler.current();
          logs.put(played.session(), ledger.audit(played, null));
        }
      }
      ledger.assertEver(logs.values());
    }
  }

  /// Two players of the counting game leave, one for good, and one saves what was counted.
  private void leave(Client client) throws IOException {
    List<String> ways = List.of("suspend", "abandon", "saves");
    for (int i = 0; i < ways.size(); i++) {
      String session = gamblers.get(2 * i).current().session();
      String path = Games.SESSIONS + "/" + session;
      Map<String, String> body = i == 2 ? Map.of("name", "so far") : Map.of("reason", "it is late");
      client.post(path + "/" + ways.get(i), body, null).expect(i == 2 ? 201 : 200);
      logs.put(session, client.all(path + "/events"));
    }
  }

  /// A session of the counting game is forked, and the fork counts further than it can.
  private void fork(Client client) throws IOException {
    String parent = Games.SESSIONS + "/" + gamblers.get(6).current().session();
    String fork = Games.id(client.post(parent + "/fork", "{}", null).expect(201).data());
    String path = Games.SESSIONS + "/" + fork;
    Map<String, Long> most = Map.of("total", Long.MAX_VALUE);
    client.post(path + "/variables", Map.of("variables", most), null).expect(200);
    JsonNode view = client.post(path + "/input", "{\"value\":1}", null).expect(200).data();
    assertThat(view.path("status").stringValue()).isEqualTo("incident");
    logs.put(fork, client.all(path + "/events"));
  }

  private void compareProjections(Server server) throws IOException {
    ReadSide readSide = new ReadSide(server.client()).caughtUp();
    Map<String, JsonNode> rows = readSide.sessions();
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(logs.keySet());
    for (Map.Entry<String, List<JsonNode>> log : logs.entrySet()) {
      readSide.compare(log.getKey(), log.getValue(), rows.get(log.getKey()));
    }
  }
}
