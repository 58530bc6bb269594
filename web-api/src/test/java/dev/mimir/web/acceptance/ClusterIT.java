package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.axon.database.EmbeddedDatabase;
import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import dev.mimir.web.acceptance.Gambler.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// Two servers on one PostgreSQL, each request at a random one, while now one and then the other is
/// killed, stopped, or stands still for longer than what it works at is left to it. Nothing that
/// was acknowledged is lost, nothing is done twice, and the read models are what the logs say.
///
/// `-Dmimir.test.cluster=PT2M` goes on for two minutes, and for two more with commands routed among
/// them, of which [RoutedIT] has a short run.
class ClusterIT {
  private static final int PLAYERS = 8;
  private static final int TURNS_A_ROUND = 100;

  /// How long a player thinks at most: what was played has to be audited.
  private static final int THOUGHT_MILLIS = 80;

  private static final Duration TIME =
      Duration.parse(System.getProperty("mimir.test.cluster", "PT20S"));

  /// Longer than claims hold, shorter than clients wait.
  private static final Duration FROZEN = Duration.ofSeconds(5);

  private static final int EFFECTS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String SAGE =
      """
      { "format": "mimir/1", "id": "sage", "variables": {"said": {"type": "string"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "sage" },
          { "id": "sage", "llm": { "prompt": "What is the answer?", "into": "said",
              "retry": {"max_attempts": 12, "backoff": "PT0.1S", "multiplier": 1} },
            "next": "done" },
          { "id": "done", "end": "done" } ] }
      """;

  private static final String NAP =
      """
      { "format": "mimir/1", "id": "nap",
        "nodes": [
          { "id": "begin", "start": {}, "next": "nap" },
          { "id": "nap", "timer": { "after": "PT5S" }, "next": "done" },
          { "id": "done", "end": "rested" } ] }
      """;

  private static final List<String> GAMES = List.of("counting", "seven-tides");

  /// What happens to a server.
  private enum Fate {
    KILLED {
      @Override
      void strike(Server server) {
        server.kill();
        server.start();
      }
    },
    FROZEN {
      @Override
      void strike(Server server) {
        server.freeze();
        LockSupport.parkNanos(ClusterIT.FROZEN.toNanos());
        server.thaw();
      }
    },
    STOPPED {
      @Override
      void strike(Server server) {
        server.stop();
        server.start();
      }
    };

    abstract void strike(Server server);
  }

  private final AtomicInteger acknowledged = new AtomicInteger();
  private final long seed = new Random().nextLong();
  private final List<Gambler> gamblers =
      IntStream.range(0, PLAYERS)
          .mapToObj(i -> new Gambler(GAMES.get(i % GAMES.size()), seed + i, acknowledged))
          .toList();

  @Test
  void no_acknowledged_turn_is_lost_or_played_twice_while_servers_come_and_go(@TempDir Path home)
      throws Exception {
    System.out.println("seed " + seed);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("database"));
        Server first = server(home.resolve("first"), environment(database.login()));
        Server second = server(home.resolve("second"), environment(database.login()))) {
      playAndCompare(database, first, second);
      perform(first, second);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "mimir.test.cluster", matches = "P.+")
  void nor_with_commands_routed_among_them(@TempDir Path home) throws Exception {
    System.out.println("seed " + seed);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("database"))) {
      List<Map<String, String>> routed = Routing.among(2, environment(database.login()));
      try (Server first = server(home.resolve("first"), routed.getFirst());
          Server second = server(home.resolve("second"), routed.getLast())) {
        playAndCompare(database, first, second);
      }
    }
  }

  private void playAndCompare(EmbeddedDatabase database, Server first, Server second)
      throws Exception {
    List<Server> servers = List.of(first, second);
    startAtOnce(servers);
    Games.publish(first.client(), Games.COUNTING);
    try (SingleConnectionDataSource source = source(database.login())) {
      awaitShared(source);
    }
    int strikes = play(servers);
    System.out.println(acknowledged + " turns, " + strikes + " strikes");
    Map<String, List<JsonNode>> logs = audit(first.client(), source(database.login()));
    for (Server server : servers) {
      compare(server.client(), logs);
    }
  }

  /// Effects that are under way on either, and timers, when one dies: each session goes on, with
  /// one result.
  private static void perform(Server dying, Server other) throws IOException {
    try (FakeModelServer models = new FakeModelServer().usually(Behaviour.hanging())) {
      Client client = other.client();
      client.post("/api/v2/llm/configs", config(models), null).expect(201);
      Games.publish(client, SAGE);
      Games.publish(client, NAP);
      List<String> waiting = new ArrayList<>();
      for (int i = 0; i < EFFECTS; i++) {
        Client one = i % 2 == 0 ? client : dying.client();
        waiting.add(Games.id(Games.start(one, "sage")));
        waiting.add(Games.id(Games.start(one, "nap")));
      }
      await().atMost(PATIENCE).until(() -> models.received().size() >= EFFECTS);
      dying.kill();
      models.usually(Behaviour.answering("forty-two"));
      for (String session : waiting) {
        String path = Games.SESSIONS + "/" + session;
        await().atMost(PATIENCE).until(() -> Games.ended(client.get(path).expect(200).data()));
        assertThat(client.all(path + "/events").stream().map(ClusterIT::type))
            .containsOnlyOnce("SessionEnded")
            .satisfiesOnlyOnce(type -> assertThat(type).isIn("EffectCompleted", "WaitExpired"));
      }
    }
  }

  private static String type(JsonNode event) {
    return event.path("type").stringValue();
  }

  private static Map<String, Object> config(FakeModelServer models) {
    return Map.of(
        "name", "fake",
        "provider", "openai_compatible",
        "api_url", models.url(),
        "model", "fake-1",
        "metadata", Map.of("timeout_ms", 20_000, "idle_timeout_ms", 10_000));
  }

  private static Server server(Path home, Map<String, String> environment) throws IOException {
    return new Server(Files.createDirectories(home), environment);
  }

  static Map<String, String> environment(DatabaseLogin database) {
    return Map.of(
        "MIMIR_DATABASE_URL",
        database.url(),
        "MIMIR_DATABASE_USERNAME",
        Objects.requireNonNull(database.username()),
        "MIMIR_DATABASE_PASSWORD",
        Objects.requireNonNull(database.password()),
        "MIMIR_MASTER_KEY",
        "ab".repeat(32));
  }

  static SingleConnectionDataSource source(DatabaseLogin login) {
    return new SingleConnectionDataSource(
        login.url(),
        Objects.requireNonNull(login.username()),
        Objects.requireNonNull(login.password()),
        true);
  }

  /// On a database that has nothing yet.
  private static void startAtOnce(List<Server> servers) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Server>> starting =
          servers.stream().map(server -> threads.submit(server::start)).toList();
      for (Future<Server> one : starting) {
        one.get();
      }
    }
  }

  /// Each of them makes some of the read models.
  private static void awaitShared(SingleConnectionDataSource database) {
    JdbcClient sql = JdbcClient.create(database);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sql.sql(
                        "select min(count(*)) over () from token_entry where processor_name <> 'effects' group by owner")
                    .query(Integer.class)
                    .list(),
            claims -> claims.size() == 2 && claims.getFirst() > 4);
  }

  /// How often a server was struck.
  private int play(List<Server> servers) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> playing = new ArrayList<>();
      for (Gambler gambler : gamblers) {
        Random random = new Random(seed + playing.size());
        playing.add(threads.submit(() -> play(gambler, servers, random, enough)));
      }
      int strikes = 0;
      long begun = System.nanoTime();
      Random random = new Random(seed);
      while (strikes < Fate.values().length || System.nanoTime() - begun < TIME.toNanos()) {
        Fate fate = Fate.values()[strikes % Fate.values().length];
        fate.strike(servers.get(random.nextInt(servers.size())));
        strikes++;
        awaitTurns(playing);
      }
      enough.set(true);
      for (Future<?> player : playing) {
        player.get();
      }
      return strikes;
    }
  }

  /// Waits until some more turns were acknowledged.
  private void awaitTurns(List<Future<?>> playing) {
    int some = acknowledged.get() + TURNS_A_ROUND;
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> acknowledged.get() >= some || playing.stream().anyMatch(Future::isDone));
  }

  private Integer play(Gambler gambler, List<Server> servers, Random random, AtomicBoolean enough) {
    List<Client> clients = new ArrayList<>();
    while (!enough.get()) {
      clients.clear();
      servers.forEach(server -> clients.add(server.client()));
      for (int i = 0; i < 20 && !enough.get(); i++) {
        try {
          if (gambler.step(clients.get(random.nextInt(clients.size())))) {
            acknowledged.incrementAndGet();
          }
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(THOUGHT_MILLIS)).toNanos());
          if (random.nextInt(5) == 0) {
            gambler.repeat(clients.get(random.nextInt(clients.size())));
          }
        } catch (IOException _) {
          // what was sent is sent again, perhaps to the other
        }
      }
    }
    return gambler.played().size();
  }

  private Map<String, List<JsonNode>> audit(Client client, SingleConnectionDataSource database)
      throws IOException {
    Map<String, List<JsonNode>> logs = new HashMap<>();
    try (Ledger ledger = new Ledger(client, database)) {
      for (Gambler gambler : gamblers) {
        gambler.settle(client);
        for (Played played : gambler.played()) {
          logs.put(played.session(), ledger.audit(played, null));
        }
      }
      ledger.assertEver(logs.values());
    }
    return logs;
  }

  /// What a server tells of the read models.
  private static void compare(Client client, Map<String, List<JsonNode>> logs) throws IOException {
    ReadSide readSide = new ReadSide(client).caughtUp();
    Map<String, JsonNode> rows = readSide.sessions();
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(logs.keySet());
    for (Map.Entry<String, List<JsonNode>> log : logs.entrySet()) {
      readSide.compare(log.getKey(), log.getValue(), rows.get(log.getKey()));
    }
    for (String game : GAMES) {
      Recount recount = new Recount();
      logs.values().stream()
          .filter(log -> log.getFirst().at("/payload/graph_id").stringValue().equals(game))
          .forEach(recount::read);
      assertThat(Recount.told(client, game)).as(game).isEqualTo(recount.numbers());
    }
  }
}
