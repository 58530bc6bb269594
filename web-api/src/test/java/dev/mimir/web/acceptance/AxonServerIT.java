package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.server.stub.AxonServerStub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// With the events on an Axon Server, of which a stub stands here: the process is killed again and
/// again in the middle of turns (`-Dmimir.test.kills`). What clients were told is in the logs, each
/// log proves itself, and the numbers of analysts are what the logs say.
class AxonServerIT {
  private static final List<String> GAMES = List.of("dungeon", "mystery");
  private static final int CLIENTS = 4;
  private static final int KILLS = Integer.getInteger("mimir.test.kills", 1);

  private final long seed = new Random().nextLong();

  /// The last event that a client was told of, by session.
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  @Test
  void nothing_that_clients_were_told_is_lost_when_the_process_is_killed(@TempDir Path home)
      throws Exception {
    System.out.println("seed " + seed);
    try (AxonServerStub stub = AxonServerStub.start();
        Server server = new Server(home, Map.of("MIMIR_AXONSERVER_SERVERS", stub.address()))) {
      for (int kill = 0; kill < KILLS; kill++) {
        server.start();
        playUntilKilled(server, kill);
      }
      server.start();
      audit(server.client());
    }
  }

  private void playUntilKilled(Server server, int round) throws Exception {
    int before = told.size();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> players = new ArrayList<>();
      for (int player = 0; player < CLIENTS; player++) {
        Random random = new Random(seed + 100L * round + player);
        players.add(threads.submit(() -> play(server.client(), random)));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> told.size() >= before + 40);
      server.kill();
      for (Future<?> player : players) {
        player.get();
      }
    }
  }

  /// Plays until nobody answers any more.
  private Integer play(Client client, Random random) {
    int turns = 0;
    try {
      while (true) {
        JsonNode view = Games.start(client, GAMES.get(random.nextInt(GAMES.size())));
        String id = Games.id(view);
        told.put(id, view.path("sequence").longValue());
        for (int n = random.nextInt(8); n > 0 && isAsked(view); n--) {
          view = client.post(Games.input(id), Games.answer(view, random), null).expect(200).data();
          told.put(id, view.path("sequence").longValue());
          turns++;
        }
      }
    } catch (IOException killed) {
      return turns;
    }
  }

  private static boolean isAsked(JsonNode view) {
    return view.path("status").stringValue().equals("awaiting_input");
  }

  private void audit(Client client) throws IOException {
    Map<String, JsonNode> sessions = new ReadSide(client).caughtUp().sessions();
    assertThat(sessions.keySet()).containsAll(told.keySet());
    Map<String, Recount> recounts = new TreeMap<>();
    GAMES.forEach(game -> recounts.put(game, new Recount()));
    for (Map.Entry<String, JsonNode> session : sessions.entrySet()) {
      String game = session.getValue().path("graph_id").stringValue();
      Objects.requireNonNull(recounts.get(game)).read(proven(client, session.getKey()));
    }
    for (Map.Entry<String, Recount> recount : recounts.entrySet()) {
      assertThat(Recount.told(client, recount.getKey()))
          .as(recount.getKey())
          .isEqualTo(recount.getValue().numbers());
    }
  }

  /// The log of a session, once it was found to be what it should be.
  private List<JsonNode> proven(Client client, String session) throws IOException {
    String path = Games.SESSIONS + "/" + session;
    List<JsonNode> log = client.all(path + "/events");
    assertThat(log.size() - 1L).as(path).isGreaterThanOrEqualTo(told.getOrDefault(session, -1L));
    JsonNode proof = client.post(path + "/replay", "", null).expect(200).data();
    assertThat(proof.path("match").booleanValue()).as("%s %s", path, proof).isTrue();
    JsonNode view = client.get(path).expect(200).data();
    assertThat(client.get(path + "/state?at=" + (log.size() - 1)).expect(200).data())
        .isEqualTo(view);
    return log;
  }
}
