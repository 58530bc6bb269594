package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The server as it ships, in a process of its own.
///
/// @param port where it listens
/// @param seconds from its start until it was ready
record Server(Process process, Path dataDir, int port, double seconds) implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long PATIENCE = 120;
  private static final Pattern BEHIND = Pattern.compile("\"lag_events\":[1-9]");

  /// Starts one and waits until it is ready.
  static Server start(Options options, Path dataDir, String... settings) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.server());
    command.addAll(List.of("-jar", options.jar().toAbsolutePath().toString()));
    command.addAll(List.of("--server.port=" + port, "--mimir.data-dir=" + dataDir));
    command.addAll(List.of(settings));
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dataDir.resolveSibling(dataDir.getFileName() + ".log").toFile())
            .start();
    awaitReady(process, port, began);
    return new Server(process, dataDir, port, (System.nanoTime() - began) / 1e9);
  }

  /// One at which nobody listens.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady(Process process, int port, long began) throws IOException {
    byte[] request = Wire.request("GET", "/actuator/health/readiness", null);
    while (!ready(request, port)) {
      boolean late = System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE);
      if (late || !process.isAlive()) {
        process.destroy();
        throw new IOException("the server does not become ready; see its log beside the data");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean ready(byte[] request, int port) {
    try (Wire wire = new Wire(port)) {
      return wire.send(request).status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  void publish(byte[] document) throws IOException {
    try (Wire wire = new Wire(port)) {
      String json = new String(document, StandardCharsets.UTF_8);
      Wire.Answer answer = wire.send(Wire.request("POST", "/api/v2/graphs", json));
      if (answer.status() / 100 != 2) {
        throw new IOException("not published: " + answer.body());
      }
    }
  }

  /// Waits until the projections reflect every event.
  void awaitProjections() throws IOException {
    byte[] request = Wire.request("GET", "/api/v2/projections", null);
    try (Wire wire = new Wire(port)) {
      while (BEHIND.matcher(wire.send(request).body()).find()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  Cpu cpu() {
    return new Cpu(process.toHandle(), dataDir);
  }

  /// Memory of the JVM that is in use, in MB; NaN where the system does not tell.
  double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.notExists(status)) {
      return Double.NaN;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  /// Bytes of the objects that the server's JVM reaches, after a full collection.
  long liveBytes() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process histogram =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String total = "";
    try (var lines = histogram.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        total = line.startsWith("Total") ? line : total;
      }
    }
    if (histogram.waitFor() != 0 || total.isEmpty()) {
      throw new IOException("the server's heap cannot be looked at");
    }
    return Long.parseLong(total.strip().split("\\s+")[2]);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
