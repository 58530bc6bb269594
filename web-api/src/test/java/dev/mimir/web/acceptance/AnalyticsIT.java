package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What analysts are told is what the logs say: live, after all read models were made again while
/// sessions were played and everything was asked, and after the server was killed in the middle of
/// that. `-Dmimir.test.sessions=1000` plays ten times the sessions of an ordinary build.
class AnalyticsIT {
  private static final List<String> GAMES = List.of("dungeon", "mystery", "seven-tides");
  private static final int SESSIONS = Integer.getInteger("mimir.test.sessions", 100);
  private static final int CLIENTS = 8;
  private static final int MOST_TURNS = 12;
  private static final String PROJECTIONS = "/api/v2/projections";

  private final long seed = new Random().nextLong();
  private final Map<String, Queue<String>> played = new TreeMap<>();

  AnalyticsIT() {
    GAMES.forEach(game -> played.put(game, new ConcurrentLinkedQueue<>()));
  }

  @Test
  void every_number_is_what_the_logs_say(@TempDir Path home) throws Exception {
    System.out.println("seed " + seed);
    try (Server server = new Server(home).start()) {
      play(server.client(), SESSIONS, seed);
      compare(server.client());

      Map<String, Long> generations = generations(server.client());
      AtomicBoolean rebuilt = new AtomicBoolean();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> polling = threads.submit(() -> poll(server.client(), rebuilt));
        Future<?> playing = threads.submit(() -> play(server.client(), SESSIONS / 10, seed + 1));
        rebuild(server.client());
        awaitRebuilds(server.client(), generations);
        rebuilt.set(true);
        polling.get();
        playing.get();
      }
      compare(server.client());

      rebuild(server.client());
      await().until(() -> reads(server.client()));
      server.kill();
      server.start();
      generations.replaceAll((_, generation) -> generation + 1);
      awaitRebuilds(server.client(), generations);
      compare(server.client());
    }
  }

  private Integer play(Client client, int sessions, long seed) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> players = new ArrayList<>();
      for (int player = 0; player < CLIENTS; player++) {
        Random random = new Random(seed + player);
        int some = (sessions + player) / CLIENTS;
        players.add(threads.submit(() -> play(client, some, random)));
      }
      for (Future<?> player : players) {
        player.get();
      }
    }
    return sessions;
  }

  private Integer play(Client client, int sessions, Random random) throws IOException {
    for (int n = 0; n < sessions; n++) {
      String game = GAMES.get(random.nextInt(GAMES.size()));
      JsonNode view = Games.start(client, game);
      String id = Games.id(view);
      sessionsOf(game).add(id);
      for (int turn = random.nextInt(MOST_TURNS); turn > 0 && isAsked(view); turn--) {
        view = client.post(Games.input(id), Games.answer(view, random), null).expect(200).data();
      }
    }
    return sessions;
  }

  private Queue<String> sessionsOf(String game) {
    return Objects.requireNonNull(played.get(game));
  }

  private static boolean isAsked(JsonNode view) {
    return view.path("status").stringValue().equals("awaiting_input");
  }

  private void compare(Client client) throws IOException {
    new ReadSide(client).caughtUp();
    for (String game : GAMES) {
      Recount recount = new Recount();
      for (String session : sessionsOf(game)) {
        recount.read(client.all(Games.SESSIONS + "/" + session + "/events"));
      }
      assertThat(Recount.told(client, game)).as(game).isEqualTo(recount.numbers());
    }
  }

  /// What only grows never falls, and nothing fails.
  private Integer poll(Client client, AtomicBoolean enough) throws IOException {
    Map<String, Long> before = new TreeMap<>();
    int polls = 0;
    while (!enough.get()) {
      for (String game : GAMES) {
        Map<String, Long> now = Recount.told(client, game);
        now.keySet().removeIf(what -> what.matches(".* (waiting|stopped|median|p95)"));
        now.forEach((what, n) -> before.merge(game + " " + what, n, AnalyticsIT::notLess));
        assertThat(now.size()).isGreaterThanOrEqualTo(size(before, game));
      }
      client.get(Games.SESSIONS + "?graph_id=dungeon").expect(200);
      client.get("/api/v2/incidents").expect(200);
      polls++;
    }
    return polls;
  }

  private static long notLess(long before, long now) {
    assertThat(now).isGreaterThanOrEqualTo(before);
    return now;
  }

  private static int size(Map<String, Long> numbers, String game) {
    return (int) numbers.keySet().stream().filter(what -> what.startsWith(game + " ")).count();
  }

  private static void rebuild(Client client) throws IOException {
    for (String name : generations(client).keySet()) {
      client.post(PROJECTIONS + "/" + name + "/rebuild", "", null).expect(202);
    }
  }

  private static void awaitRebuilds(Client client, Map<String, Long> before) {
    Map<String, Long> after = new TreeMap<>(before);
    after.replaceAll((_, generation) -> generation + 1);
    await().atMost(Duration.ofMinutes(3)).until(() -> generations(client).equals(after));
  }

  private static Map<String, Long> generations(Client client) throws IOException {
    Map<String, Long> generations = new TreeMap<>();
    for (JsonNode projection : client.get(PROJECTIONS).expect(200).data().path("items")) {
      generations.put(
          projection.path("name").stringValue(), projection.path("generation").longValue());
    }
    return generations;
  }

  /// Whether a rebuild is under way.
  private static boolean reads(Client client) throws IOException {
    for (JsonNode projection : client.get(PROJECTIONS).expect(200).data().path("items")) {
      if (projection.path("rebuild").path("events").asLong(0) > 0) {
        return true;
      }
    }
    return false;
  }
}
