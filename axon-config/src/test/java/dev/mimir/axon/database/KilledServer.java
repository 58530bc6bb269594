package dev.mimir.axon.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A server in a JVM of its own: keeps one row and waits for its end.
final class KilledServer {

  private KilledServer() {}

  /// Returns once the server has acknowledged its row.
  static Process start(Path dataDirectory) throws IOException {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                dataDirectory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (server.inputReader().lines().noneMatch("acknowledged"::equals)) {
      throw new IllegalStateException("The server ended by itself");
    }
    return server;
  }

  static void startAndKill(Path dataDirectory) throws IOException, InterruptedException {
    start(dataDirectory).destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    DatabaseLogin login =
        EmbeddedDatabase.start(
                Path.of(arguments[0]), TestPostgres.binaries(), PostgresSettings.DURABLE)
            .login();
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 'a turn' AS row");
      System.out.println("acknowledged");
      System.out.flush();
      int end = System.in.read();
      System.exit(end);
    }
  }
}
