package dev.mimir.web.acceptance.faults;

import dev.mimir.web.acceptance.Client;
import dev.mimir.web.acceptance.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Servers on one database. Some may be down or stand still.
final class Nodes implements AutoCloseable {
  static final List<Integer> ALL = List.of(0, 1);
  private static final String MASTER_KEY = "5eed".repeat(16);

  /// Longer than a request may wait for effects.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final List<Server> servers = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<Clock> clocks = new ArrayList<>();
  private final Map<Integer, Client> clients = new ConcurrentHashMap<>();
  private final Map<Integer, Client> auditors = new ConcurrentHashMap<>();
  private final Set<Integer> frozen = new HashSet<>();

  Nodes(Path home, Database database) throws IOException {
    for (int node : ALL) {
      Path own = Files.createDirectories(home.resolve("node-" + node));
      Clock clock = new Clock(own);
      Network network = new Network(database.port());
      Map<String, String> environment = new HashMap<>(database.environment(network.port()));
      environment.putAll(clock.environment());
      environment.put("MIMIR_MASTER_KEY", MASTER_KEY);
      environment.put("JAVA_TOOL_OPTIONS", "-Xmx512m");
      networks.add(network);
      clocks.add(clock);
      servers.add(new Server(own, environment));
    }
  }

  /// Starts some that do not run, all at once, each at a port of its own.
  void start(List<Integer> some) {
    some.parallelStream().forEach(node -> servers.get(node).start());
    for (int node : some) {
      String url = servers.get(node).url();
      clients.put(node, new Client(url, PATIENCE));
      auditors.put(node, new Client(url, Duration.ofMinutes(1)));
    }
  }

  Network network(int node) {
    return networks.get(node);
  }

  Clock clock(int node) {
    return clocks.get(node);
  }

  /// A client of one of them that does not wait long.
  Client any(Random random) {
    return Objects.requireNonNull(clients.get(random.nextInt(ALL.size())));
  }

  /// A patient client of one of them.
  Client auditor(Random random) {
    return Objects.requireNonNull(auditors.get(random.nextInt(ALL.size())));
  }

  /// A patient client of each.
  Collection<Client> auditors() {
    return auditors.values();
  }

  void kill(int node) {
    servers.get(node).kill();
  }

  void freeze(int node) {
    frozen.add(node);
    servers.get(node).freeze();
  }

  void thaw(int node) {
    servers.get(node).thaw();
    frozen.remove(node);
  }

  /// One that stands still would not hear that it is to end.
  @Override
  public void close() throws IOException {
    List.copyOf(frozen).forEach(this::thaw);
    servers.forEach(Server::close);
    for (Network network : networks) {
      network.close();
    }
  }
}
