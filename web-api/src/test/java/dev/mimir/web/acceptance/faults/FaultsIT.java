package dev.mimir.web.acceptance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mimir.nodes.model.fake.FakeModelServer;
import dev.mimir.web.acceptance.Client;
import dev.mimir.web.acceptance.faults.Fault.Struck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Two servers on one PostgreSQL are played by many clients while one thing after the other fails.
/// After each round every acknowledged turn is there once and whole, the log folds to what views
/// and read models tell, replays match, and no session is stuck.
///
/// An ordinary build strikes once with each fault. `-Pfaults` strikes thirty times,
/// `-Dmimir.test.faults=5` five times; `-Dmimir.test.seed=` repeats what was struck in which order.
/// What was done stands in `target/faults-report.md`, the logs of the servers in `target/faults`.
class FaultsIT {
  private static final int ROUNDS = Integer.getInteger("mimir.test.faults", 1);
  private static final Path HOME = Path.of("target", "faults").toAbsolutePath();

  private final long seed = Long.getLong("mimir.test.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Report report = new Report(HOME.resolveSibling("faults-report.md"), seed);

  @Test
  void whatever_fails_no_acknowledged_turn_is_lost_and_every_session_goes_on() throws Exception {
    System.out.println("seed " + seed);
    FileSystemUtils.deleteRecursively(HOME);
    try (Scratch scratch = new Scratch(HOME.resolve("disk"));
        Database database = new Database(scratch.path(), random);
        FakeModelServer models = new FakeModelServer().usually(Lab.WELL);
        Nodes nodes = new Nodes(HOME, database)) {
      database.start();
      nodes.start(Nodes.ALL);
      prepare(nodes.auditor(random), models);
      Lab lab = new Lab(scratch, database, nodes, models, random);
      Checks checks = new Checks(nodes, new Random(seed));
      for (int round = 0; round < ROUNDS; round++) {
        for (Fault fault : shuffled()) {
          play(fault, lab, checks);
        }
      }
      checks.replayAll();
    } finally {
      System.out.println(report);
    }
  }

  private static void prepare(Client client, FakeModelServer models) throws IOException {
    Map<String, Object> config =
        Map.of(
            "name", "fake",
            "provider", "openai_compatible",
            "api_url", models.url(),
            "model", "fake-1",
            "api_key", "sk-faults",
            "metadata", Map.of("timeout_ms", 2_000, "idle_timeout_ms", 1_000));
    client.post("/api/v2/llm/configs", config, null).expect(201);
    try (InputStream game = FaultsIT.class.getResourceAsStream("storm.json")) {
      String document = new String(Objects.requireNonNull(game).readAllBytes(), UTF_8);
      client.post("/api/v2/graphs", document, null).expect(201);
    }
  }

  private List<Fault> shuffled() {
    List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    Collections.shuffle(faults, random);
    return faults;
  }

  private void play(Fault fault, Lab lab, Checks checks) throws Exception {
    Optional<String> refused = fault.refused(lab);
    if (refused.isPresent()) {
      System.out.println(fault + " is skipped: " + refused.get());
      report.skip(fault, refused.get());
      return;
    }
    try (Players players = new Players(lab.nodes(), random)) {
      players.awaitTurns(3);
      Struck struck = fault.strike(lab);
      System.out.println(fault + ": " + struck.what());
      Pause.of(fault.lasts(random));
      struck.heal().run();
      long healed = System.nanoTime();
      players.awaitTurns(3);
      Duration goingOn = Duration.ofNanos(System.nanoTime() - healed);
      List<Seat> seats = players.finish();
      checks.check(seats);
      report.add(fault, struck.what(), seats.size(), players.tally(), goingOn);
      report.write();
    }
  }
}
