package dev.mimir.axon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Places on this machine at which nobody listens.
final class Ports {
  private Ports() {}

  static List<Place> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Place> places =
          sockets.stream().map(socket -> new Place("127.0.0.1", socket.getLocalPort())).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
