package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.EmbeddedDatabase;
import dev.mimir.web.acceptance.Gambler.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Two servers that share the sessions, of which one is killed, and stands still, while clients of
/// the other play sessions of both: these go on long before a client gives up, with every turn
/// played once.
class RoutedIT {
  private static final int PLAYERS = 16;
  private static final int TURNS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Clients give up after ten seconds.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final AtomicInteger acknowledged = new AtomicInteger();
  private final long seed = new Random().nextLong();
  private final List<Gambler> gamblers =
      IntStream.range(0, PLAYERS)
          .mapToObj(i -> new Gambler("tea", seed + i, acknowledged))
          .toList();

  @Test
  void sessions_go_on_when_the_server_that_has_them_is_gone(@TempDir Path home) throws Exception {
    System.out.println("seed " + seed);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("database"))) {
      List<Map<String, String>> environments =
          Routing.among(2, ClusterIT.environment(database.login()));
      Path first = Files.createDirectories(home.resolve("first"));
      Path second = Files.createDirectories(home.resolve("second"));
      try (Server dying = new Server(first, environments.getFirst()).start();
          Server other = new Server(second, environments.getLast()).start()) {
        List<Server> both = List.of(dying, other);
        Games.publish(other.client(), Games.TEA);
        Routing.awaitTogether(both);
        assertGoesOn("killed", other.client(), dying::kill);
        dying.start();
        Routing.awaitTogether(both);
        assertGoesOn("stopped by SIGSTOP", other.client(), dying::freeze);
        dying.thaw();
        Routing.awaitTogether(both);
        assertGoesOn("stopped by SIGTERM", other.client(), dying::stop);
        audit(other.client(), ClusterIT.source(database.login()));
      }
    }
  }

  /// Players play on one server while something happens to the other.
  private void assertGoesOn(String fate, Client client, Runnable strike) throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    int some = acknowledged.get() + 10 * PLAYERS;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> gaps = new ArrayList<>();
      for (Gambler gambler : gamblers) {
        gaps.add(threads.submit(() -> longestGap(gambler, client, rounds)));
      }
      await().atMost(PATIENCE).until(() -> acknowledged.get() >= some);
      strike.run();
      rounds.set(TURNS);
      Duration longest = Duration.ZERO;
      for (Future<Duration> gap : gaps) {
        longest = gap.get().compareTo(longest) > 0 ? gap.get() : longest;
      }
      System.out.printf(
          "one of two servers %s: no turn for %d ms at most%n", fate, longest.toMillis());
      assertThat(longest).isLessThan(LONGEST);
    }
  }

  /// Plays until told how many turns more, and those.
  private Duration longestGap(Gambler gambler, Client client, AtomicInteger more)
      throws IOException {
    Duration longest = Duration.ZERO;
    long last = System.nanoTime();
    for (int after = 0; more.get() == 0 || after < more.get(); ) {
      if (gambler.step(client)) {
        acknowledged.incrementAndGet();
        long now = System.nanoTime();
        Duration gap = Duration.ofNanos(now - last);
        longest = gap.compareTo(longest) > 0 ? gap : longest;
        last = now;
        after += more.get() == 0 ? 0 : 1;
      }
    }
    return longest;
  }

  private void audit(Client client, DriverManagerDataSource database) throws IOException {
    Ledger ledger = new Ledger(client, database);
    for (Gambler gambler : gamblers) {
      gambler.settle(client);
      for (Played played : gambler.played()) {
        ledger.audit(played, null);
      }
    }
  }
}
