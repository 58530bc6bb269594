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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
    AtomicLong struck = new AtomicLong();
    int some = acknowledged.get() + 10 * PLAYERS;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> gaps = new ArrayList<>();
      for (Gambler gambler : gamblers) {
        gaps.add(threads.submit(() -> longestGap(gambler, client, struck)));
      }
      await().atMost(PATIENCE).until(() -> acknowledged.get() >= some);
      struck.set(System.nanoTime());
      strike.run();
      List<Duration> sorted = new ArrayList<>();
      for (Future<Duration> gap : gaps) {
        sorted.add(gap.get());
      }
      sorted.sort(null);
      System.out.printf(
          "one of two servers %s: clients got no answer for %d ms at most, the median of them %d ms%n",
          fate, sorted.getLast().toMillis(), sorted.get(PLAYERS / 2).toMillis());
      assertThat(sorted.getLast()).isLessThan(LONGEST);
    }
  }

  /// Plays until something has happened, and some turns more.
  ///
  /// @param struck when it happened; 0 before
  /// @return the longest time since then in which nothing was answered
  private Duration longestGap(Gambler gambler, Client client, AtomicLong struck)
      throws IOException {
    long longest = 0;
    long last = 0;
    for (int after = 0; after < TURNS; ) {
      if (gambler.step(client)) {
        acknowledged.incrementAndGet();
        long now = System.nanoTime();
        if (struck.get() != 0) {
          longest = Math.max(longest, now - (after == 0 ? struck.get() : last));
          last = now;
          after++;
        }
      }
    }
    return Duration.ofNanos(longest);
  }

  private void audit(Client client, SingleConnectionDataSource database) throws IOException {
    try (Ledger ledger = new Ledger(client, database)) {
      for (Gambler gambler : gamblers) {
        gambler.settle(client);
        for (Played played : gambler.played()) {
          ledger.audit(played, null);
        }
      }
    }
  }
}
