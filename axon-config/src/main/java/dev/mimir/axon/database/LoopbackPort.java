package dev.mimir.axon.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A TCP port on 127.0.0.1.
final class LoopbackPort {

  private LoopbackPort() {}

  /// The port a file remembers, or another one when a stranger listens there or the file names
  /// none.
  static int rememberedIn(Path file) throws IOException {
    if (Files.exists(file)) {
      String remembered = Files.readString(file).strip();
      if (remembered.matches("\\d{1,5}") && free(Integer.parseInt(remembered))) {
        return Integer.parseInt(remembered);
      }
    }
    try (ServerSocket socket = listen(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try {
      listen(port).close();
      return true;
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }
}
