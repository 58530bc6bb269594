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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Two servers on one PostgreSQL are played by many clients while one thing after the other fails,
/// or two things at once. After each time every acknowledged turn is there once and whole, the log
/// folds to what views and read models tell, replays match, and no session is stuck.
///
/// An ordinary build strikes once with each fault. `-Pfaults` strikes thirty times,
/// `-Dmimir.test.faults=5` five times; `-Dmimir.test.seed=` repeats what was struck in which order.
/// What was done stands in `target/faults-report.md`, the logs of the servers in `target/faults`.
class FaultsIT {
  private static final int ROUNDS = Integer.getInteger("mimir.test.faults", 1);
  private static final int TURNS = 2;
  private static final int LONGEST_BETWEEN_MILLIS = 500;
  private static final String READ_MODELS = "/api/v2/projections/";

  /// What is checked, and may be made again meanwhile.
  private static final List<String> MADE_AGAIN =
      List.of("session_list", "transcript", "node_traffic", "funnel", "choice_share");

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
      Laps laps = new Laps();
      database.start();
      nodes.start(Nodes.ALL);
      prepare(nodes.auditor(random), models);
      System.out.println("Started " + laps.lap("starting"));
      Lab lab = new Lab(scratch, database, nodes, models, random);
      Checks checks = new Checks(nodes, new Random(seed));
      for (int round = 0; round < ROUNDS; round++) {
        for (Set<Fault> faults : Fault.dealt(random)) {
          Set<Fault> permitted = permitted(faults, lab);
          if (!permitted.isEmpty()) {
            play(permitted, lab, checks);
          }
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

  /// All play, a read model is made again, some faults strike at once and are mended, all play on;
  /// then everything is checked.
  private void play(Set<Fault> faults, Lab lab, Checks checks) throws Exception {
    Laps laps = new Laps();
    try (Players players = new Players(lab.nodes(), random)) {
      players.awaitTurns(TURNS);
      laps.lap("played");
      String again = MADE_AGAIN.get(random.nextInt(MADE_AGAIN.size()));
      Client client = lab.nodes().auditor(random);
      client.post(READ_MODELS + again + "/rebuild", "", null).expect(202);
      List<Struck> struck = strike(faults, lab);
      laps.lap("struck");
      struck.forEach(one -> one.heal().run());
      laps.lap("mended");
      players.awaitTurns(TURNS);
      Duration goingOn = laps.lap("went on");
      List<Seat> seats = players.finish();
      laps.lap("finished");
      checks.check(seats);
      laps.lap("checked");
      report.add(struck, seats.size(), players.tally(), goingOn);
      report.write();
      System.out.println(struck.stream().map(Struck::what).toList() + " " + laps);
    }
  }

  /// @return in the order in which they are to be mended
  private List<Struck> strike(Set<Fault> faults, Lab lab) {
    List<Fault> order = new ArrayList<>(faults);
    Collections.shuffle(order, random);
    List<Struck> struck = new ArrayList<>();
    Duration lasts = Duration.ZERO;
    for (Fault fault : order) {
      Pause.of(Duration.ofMillis(random.nextInt(LONGEST_BETWEEN_MILLIS)));
      struck.add(fault.strike(lab));
      System.out.println(fault + ": " + struck.getLast().what());
      lasts = Collections.max(List.of(lasts, fault.lasts(random)));
    }
    Pause.of(lasts);
    struck.sort(Comparator.comparing(one -> one.fault().target()));
    return struck;
  }

  /// Those that this machine permits.
  private Set<Fault> permitted(Set<Fault> faults, Lab lab) {
    Set<Fault> permitted = EnumSet.copyOf(faults);
    for (Fault fault : faults) {
      fault
          .refused(lab)
          .ifPresent(why -> {
            System.out.println(fault + " is skipped: " + why);
            report.skip(fault, why);
            permitted.remove(fault);
          });
    }
    return permitted;
  }
}
