package dev.mimir.axon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir private Path directory;

  @BeforeAll
  static void unpack() {
    TestPostgres.empty().close();
  }

  @Test
  void keeps_what_it_acknowledges() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SHOW fsync")).isEqualTo("on");
      assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void keeps_its_data_and_its_port_over_a_restart() throws SQLException {
    String url;
    try (EmbeddedDatabase database = start()) {
      execute(database, "CREATE TABLE kept AS SELECT 'a turn' AS row");
      url = database.login().url();
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT row FROM kept")).isEqualTo("a turn");
      assertThat(database.login().url()).isEqualTo(url);
    }
  }

  @Test
  void admits_only_who_knows_the_password_in_the_owners_file() throws SQLException, IOException {
    try (EmbeddedDatabase database = start()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> new DatabaseLogin(database.login().url(), "mimir", "guess").connect());
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void takes_over_the_postgres_of_a_killed_server() throws Exception {
    KilledServer.startAndKill(directory);
    Postmaster left = postmaster();

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT row FROM kept")).isEqualTo("a turn");
      assertThat(postmaster()).isEqualTo(left);
      assertThat(
              query(
                  database,
                  "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"))
          .isEqualTo("1");
    }
    assertThat(left.serves(directory.resolve("postgres"))).isFalse();
  }

  @Test
  void starts_again_when_server_and_postgres_were_killed() throws Exception {
    KilledServer.startAndKill(directory);
    ProcessHandle postgres = ProcessHandle.of(postmaster().pid()).orElseThrow();
    postgres.destroyForcibly();
    postgres.onExit().join();

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT row FROM kept")).isEqualTo("a turn");
    }
  }

  @Test
  void is_started_again_when_it_is_killed_alone() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database, "CREATE TABLE kept AS SELECT 'a turn' AS row");
      Postmaster killed = postmaster();
      ProcessHandle postgres = ProcessHandle.of(killed.pid()).orElseThrow();
      postgres.destroyForcibly();
      postgres.onExit().join();

      await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> answers(database));
      assertThat(query(database, "SELECT row FROM kept")).isEqualTo("a turn");
      assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
    }
    assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private boolean answers(EmbeddedDatabase database) throws SQLException {
    return query(database, "SELECT 1").equals("1");
  }

  @Test
  void refuses_while_the_server_of_another_process_uses_the_directory() throws Exception {
    Process other = KilledServer.start(directory);
    try {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(this::start)
          .withMessageContaining("process " + other.pid());
      assertThatExceptionOfType(StartupRefusedException.class).isThrownBy(this::start);
    } finally {
      other.destroyForcibly().waitFor();
      start().close();
    }
  }

  @Test
  void leaves_a_stranger_alone_that_a_stale_file_names() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database, "CREATE TABLE kept AS SELECT 'a turn' AS row");
    }
    Process stranger = new ProcessBuilder("cat").start();
    Files.write(
        directory.resolve("postgres/postmaster.pid"),
        List.of(
            Long.toString(stranger.pid()), directory.toString(), "0", "1", "", "", "", "ready"));

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT row FROM kept")).isEqualTo("a turn");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void chooses_another_port_when_a_stranger_has_taken_its_own() throws Exception {
    start().close();
    Path file = directory.resolve("postgres.port");
    int port = Integer.parseInt(Files.readString(file).strip());

    try (ServerSocket stranger =
            new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        EmbeddedDatabase database = start()) {
      assertThat(query(database, "SHOW port"))
          .isNotEqualTo(Integer.toString(stranger.getLocalPort()));
      assertThat(file).hasContent(query(database, "SHOW port"));
    }
  }

  @Test
  void refuses_to_run_when_somebody_switched_fsync_off() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      execute(database, "ALTER SYSTEM SET fsync = off");
    }
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(this::start)
        .withMessageContaining("fsync = off");
    assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void refuses_the_files_of_another_major_version() throws IOException {
    start().close();
    Files.writeString(directory.resolve("postgres/PG_VERSION"), "17\n");

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(this::start)
        .withMessageContaining("PostgreSQL 17");
  }

  @Test
  void begins_again_when_the_first_start_was_interrupted() throws Exception {
    Files.createDirectories(directory.resolve("postgres.new/base"));

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT 1")).isEqualTo("1");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(directory, TestPostgres.binaries(), PostgresSettings.DURABLE);
  }

  private Postmaster postmaster() throws IOException {
    return Postmaster.recordedIn(directory.resolve("postgres")).orElseThrow();
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.login().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.login().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
