package dev.mimir.web.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What processes listen on, as Linux tells it.
final class Sockets {
  private static final String LISTENING = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  private Sockets() {}

  static boolean known() {
    return Files.isReadable(Path.of("/proc/net/tcp"));
  }

  /// A socket that listens.
  ///
  /// @param address in hexadecimal, as the kernel writes it
  record Listening(String address, int port, String inode) {

    boolean onLoopback() {
      return LOOPBACK.contains(address);
    }

    private static Listening of(String[] fields) {
      String[] local = fields[1].split(":");
      return new Listening(local[0], Integer.parseInt(local[1], 16), fields[9]);
    }
  }

  /// All sockets that a process listens on.
  static List<Listening> of(long pid) {
    Set<String> inodes = inodes(pid);
    List<Listening> sockets = new ArrayList<>();
    for (String file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : lines(Path.of(file))) {
        String[] fields = line.strip().split("\\s+");
        if (fields[3].equals(LISTENING) && inodes.contains(fields[9])) {
          sockets.add(Listening.of(fields));
        }
      }
    }
    return sockets;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> inodes(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.map(Sockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring(8, target.length() - 1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return ""; // closed in the meantime
    }
  }
}
