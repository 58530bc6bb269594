package dev.mimir.web.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servers on this machine that take a session's commands to one of them.
final class Routing {
  private Routing() {}

  /// What each of them is told in its environment.
  ///
  /// @param shared by all of them
  static List<Map<String, String>> among(int servers, Map<String, String> shared) {
    List<String> places = places(servers);
    List<Map<String, String>> environments = new ArrayList<>();
    for (String place : places) {
      Map<String, String> environment = new HashMap<>(shared);
      environment.put("MIMIR_CLUSTER_MEMBERS", String.join(",", places));
      environment.put("MIMIR_CLUSTER_BIND", place);
      environments.add(environment);
    }
    return environments;
  }

  private static List<String> places(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<String> places =
          sockets.stream().map(socket -> "127.0.0.1:" + socket.getLocalPort()).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until each knows all of them.
  static void awaitTogether(List<Server> servers) {
    String all = "\nmimir_cluster_members %d.0\n".formatted(servers.size());
    for (Server server : servers) {
      Client client = server.client();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> client.get("/actuator/prometheus").text().contains(all));
    }
  }
}
