package dev.mimir.web.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.springframework.util.FileSystemUtils;

/// What a server's process runs.
///
/// @param arguments of `java`
record Program(List<String> arguments) {

  /// The jar as it ships.
  static Program shipped() {
    return new Program(List.of("-jar", jar().toString()));
  }

  /// What is in the jar, which starts in a fraction of the time: unpacked, and with a cache of its
  /// classes that one start has made for all.
  static Program quick() {
    return Quick.PROGRAM;
  }

  /// The command line up to the arguments of the server.
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a server that lives for seconds is faster without the compiler that is slow to compile
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(arguments);
    return command;
  }

  private static Path jar() {
    return Path.of(System.getProperty("mimir.jar"));
  }

  private static final class Quick {
    private static final Path UNPACKED = jar().resolveSibling("unpacked");
    private static final Program PROGRAM = make();

    /// Makes it unless it is there from the same jar, whose time always is the same.
    private static Program make() {
      try {
        Path cache = UNPACKED.resolve("classes-%08x.aot".formatted(checksum(jar())));
        if (Files.notExists(cache)) {
          FileSystemUtils.deleteRecursively(UNPACKED);
          unpack();
          learn(cache);
        }
        return with("-XX:AOTCache=" + cache);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static long checksum(Path file) throws IOException {
      CRC32 checksum = new CRC32();
      try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return checksum.getValue();
    }

    private static Program with(String option) {
      Path unpacked = UNPACKED.resolve(jar().getFileName());
      return new Program(
          List.of(option, "--enable-native-access=ALL-UNNAMED", "-jar", unpacked.toString()));
    }

    private static void unpack() throws IOException {
      List<String> tool =
          List.of("-Djarmode=tools", "-jar", jar().toString(), "extract", "--destination");
      List<String> command = new ArrayList<>(new Program(tool).command());
      command.add(UNPACKED.toString());
      if (Server.join(new ProcessBuilder(command).inheritIO().start()) != 0) {
        throw new IOException("cannot unpack " + jar());
      }
    }

    /// The JVM writes the cache when the server stops.
    private static void learn(Path cache) throws IOException {
      Path home = Files.createTempDirectory("mimir-learning");
      Program learning = with("-XX:AOTCacheOutput=" + cache);
      try (Server server = new Server(home, learning).start()) {
        Client client = server.client();
        Games.publish(client, Games.TEA);
        String path = Games.SESSIONS + "/" + Games.id(Games.start(client, "tea"));
        client.get(path + "/events").expect(200);
        server.stop();
        if (Files.notExists(cache)) {
          System.out.println("There is no cache of classes:\n" + server.logged());
        }
      } finally {
        FileSystemUtils.deleteRecursively(home);
      }
    }
  }
}
