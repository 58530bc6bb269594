package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.Polling;
import dev.mimir.web.UnpackedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The server as a child process with an embedded database in a directory of its own. It can be
/// killed and started again; closing it leaves no process behind.
public final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  static {
    Polling.often();
  }

  private final Path home;
  private final Program first;
  private final Map<String, String> environment;
  private int starts;
  private volatile int port;
  private @Nullable Process process;

  /// @param home a directory for the data and the logs
  Server(Path home) {
    this(home, Map.of());
  }

  /// @param environment variables that differ from our own
  public Server(Path home, Map<String, String> environment) {
    this(home, Program.quick(), environment);
  }

  /// @param first what runs the first time; afterwards it is quick
  Server(Path home, Program first) {
    this(home, first, Map.of());
  }

  private Server(Path home, Program first, Map<String, String> environment) {
    this.home = home;
    this.first = first;
    this.environment = environment;
  }

  Path data() {
    return home.resolve("data");
  }

  /// What the process of the last start has written.
  Path log() {
    return home.resolve("server-" + starts + ".log");
  }

  String logged() {
    return read(log());
  }

  int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  Client client() {
    return new Client(url());
  }

  Process process() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  /// Starts it and waits until it is ready.
  public Server start() {
    launch();
    await().atMost(PATIENCE).until(this::listening);
    Client client = client();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ready(client));
    return this;
  }

  /// Starts the process and waits for nothing.
  Process launch() {
    starts++;
    if (!first.equals(Program.shipped()) && Files.notExists(data())) {
      UnpackedPostgres.into(data());
    }
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().keySet().removeIf(name -> name.startsWith("MIMIR_"));
    builder.environment().putAll(environment);
    File log = log().toFile();
    try {
      Process started = builder.redirectErrorStream(true).redirectOutput(log).start();
      started.getOutputStream().close();
      process = started;
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = (starts == 1 ? first : Program.quick()).command();
    command.addAll(List.of("--server.port=0", "--mimir.data-dir=" + data()));
    return command;
  }

  private boolean listening() {
    if (!process().isAlive()) {
      throw new AssertionError("The server has ended:\n" + logged());
    }
    Matcher started = PORT.matcher(logged());
    boolean found = started.find();
    port = found ? Integer.parseInt(started.group(1)) : 0;
    return found;
  }

  private static boolean ready(Client client) throws IOException {
    return client.get("/actuator/health/readiness").status() == 200;
  }

  /// `kill -9` of the JVM.
  public void kill() {
    process().destroyForcibly();
    join(process());
  }

  /// `kill -9` of the first process of its PostgreSQL, whose others then end by themselves.
  void killDatabase() {
    database()
        .ifPresent(postgres -> {
          postgres.destroyForcibly();
          await().atMost(PATIENCE).until(() -> !postgres.isAlive());
        });
  }

  /// Lets it stand still, with its connections open (SIGSTOP).
  public void freeze() {
    signal("STOP");
  }

  /// Lets it go on (SIGCONT).
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      String pid = Long.toString(process().pid());
      assertThat(join(new ProcessBuilder("kill", "-" + name, pid).start())).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGTERM, and waits for the end.
  ///
  /// @return the exit code
  int stop() {
    process().destroy();
    return join(process());
  }

  /// Waits for the end of a process.
  ///
  /// @return the exit code
  public static int join(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("process " + process.pid() + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The first process of its PostgreSQL; empty when it does not run.
  Optional<ProcessHandle> database() {
    Path file = data().resolve("postgres/postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String pid = read(file).lines().findFirst().orElse("").strip();
    return ProcessHandle.of(Long.parseLong(pid)).filter(this::isDatabase);
  }

  private boolean isDatabase(ProcessHandle handle) {
    try {
      Path working = Path.of("/proc", Long.toString(handle.pid()), "cwd").toRealPath();
      return working.equals(data().resolve("postgres").toRealPath());
    } catch (IOException _) {
      return false;
    }
  }

  int databasePort() {
    return Integer.parseInt(read(data().resolve("postgres.port")).strip());
  }

  String databasePassword() {
    return read(data().resolve("postgres.password")).strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      stop();
    }
    killDatabase();
  }
}
