package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.acceptance.Gambler.Played;
import dev.mimir.web.acceptance.Sockets.Listening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Starting, refusing to start, and stopping.
@ExtendWith(SharedServer.class)
class StartIT {
  private static final Pattern STACK_TRACE =
      Pattern.compile("^\\s+at [\\w.$/]+\\(", Pattern.MULTILINE);

  private final Server server;

  @TempDir Path home;

  StartIT(Server server) {
    this.server = server;
  }

  @Test
  void a_second_server_on_the_same_data_directory_refuses() throws IOException {
    Files.createSymbolicLink(home.resolve("data"), server.data());

    assertThat(refusal(new Server(home)))
        .contains(
            "Another server (process " + server.process().pid() + ") uses the data directory");
    assertThat(server.client().get("/actuator/health").status()).isEqualTo(200);
  }

  @Test
  void a_database_elsewhere_needs_the_master_key_to_be_configured() {
    assertThat(refusal(new Server(home, elsewhere()))).contains("MIMIR_MASTER_KEY");
  }

  @Test
  void a_database_that_was_used_with_another_master_key_is_refused() {
    Map<String, String> environment = new HashMap<>(elsewhere());
    environment.put("MIMIR_MASTER_KEY", "ab".repeat(32));

    assertThat(refusal(new Server(home, environment))).containsIgnoringCase("master key");
  }

  @Test
  void listens_on_loopback_alone() {
    Assumptions.assumeTrue(Sockets.known());
    List<Listening> sockets = Sockets.of(server.process().pid());
    List<Listening> database = Sockets.of(server.database().orElseThrow().pid());

    assertThat(sockets).extracting(Listening::port).containsExactly(server.port());
    assertThat(database).extracting(Listening::port).containsOnly(server.databasePort());
    assertThat(Stream.concat(sockets.stream(), database.stream())).allMatch(Listening::onLoopback);
  }

  @Test
  void a_stop_finishes_the_turns_in_flight() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    List<Gambler> gamblers =
        IntStream.range(0, 4).mapToObj(i -> new Gambler("counting", i, acknowledged)).toList();
    Games.publish(server.client(), Games.COUNTING);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> playing = new ArrayList<>();
      Client client = server.client();
      for (Gambler gambler : gamblers) {
        playing.add(threads.submit(() -> gambler.playUntilSilence(client)));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.get() >= 100);
      assertThat(server.stop()).isEqualTo(143);
      for (Future<?> player : playing) {
        player.get();
      }
    }
    assertThat(server.logged()).doesNotContainPattern(STACK_TRACE);
    assertThat(server.database()).isEmpty();

    server.start();
    try (Ledger ledger = new Ledger(server)) {
      for (Gambler gambler : gamblers) {
        for (Played played : gambler.played()) {
          ledger.audit(played, null); // nothing was played that was not acknowledged
        }
      }
    }
  }

  private Map<String, String> elsewhere() {
    return Map.of(
        "MIMIR_DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:" + server.databasePort() + "/postgres",
        "MIMIR_DATABASE_USERNAME",
        "mimir",
        "MIMIR_DATABASE_PASSWORD",
        server.databasePassword());
  }

  /// What a server says that ends at once.
  private static String refusal(Server refusing) {
    assertThat(Server.join(refusing.launch())).isNotZero();
    String said = refusing.logged();
    assertThat(said).contains("APPLICATION FAILED TO START").doesNotContainPattern(STACK_TRACE);
    return said;
  }
}
