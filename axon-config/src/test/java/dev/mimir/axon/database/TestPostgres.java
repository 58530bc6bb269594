package dev.mimir.axon.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.util.FileSystemUtils;

/// A fresh PostgreSQL database for a test class, on one server per JVM. Not durable.
///
/// ```java
/// @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();
/// ```
public final class TestPostgres implements AutoCloseable {

  private final DatabaseLogin login;
  private final HikariDataSource pool;

  private TestPostgres(DatabaseLogin login) {
    this.login = login;
    pool = ConnectionPool.on(login, 10);
  }

  /// A database with the tables of every migration on the class path.
  public static TestPostgres migrated() {
    return new TestPostgres(Server.ONLY.copyOf("migrated"));
  }

  /// A database without any table or schema of ours.
  public static TestPostgres empty() {
    return new TestPostgres(Server.ONLY.copyOf("template1"));
  }

  /// Where programs of PostgreSQL lie unpacked for all tests.
  static Path binaries() {
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("mimir-test-postgres-" + System.getProperty("user.name"));
  }

  /// How to connect without the pool.
  public DatabaseLogin login() {
    return login;
  }

  /// JDBC URL of the database.
  public String jdbcUrl() {
    return login.url();
  }

  /// Properties by which an application uses this database as its external one.
  public String[] properties() {
    return new String[] {
      "mimir.database.url=" + login.url(),
      "mimir.database.username=" + login.username(),
      "mimir.database.password=" + login.password(),
      "mimir.master-key=" + "ab".repeat(32)
    };
  }

  /// A pool of ten connections with the product's settings.
  public DataSource dataSource() {
    return pool;
  }

  /// Closes the pool.
  @Override
  public void close() {
    pool.close();
  }

  private record Server(DatabaseLogin login) {

    static final Server ONLY = start();

    static Server start() {
      try {
        OwnerOnly.directory(binaries());
        Path directory = Files.createTempDirectory("mimir-test");
        EmbeddedDatabase database = startAlone(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, directory)));
        return new Server(database.login()).withTemplate();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Two test runs must not unpack the programs at the same time.
    static EmbeddedDatabase startAlone(Path directory) throws IOException {
      try (FileChannel channel =
              OwnerOnly.open(
                  binaries().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return lock.isValid()
            ? EmbeddedDatabase.start(directory, binaries(), PostgresSettings.FAST)
            : startAlone(directory);
      }
    }

    static void stop(EmbeddedDatabase database, Path directory) {
      try {
        database.close();
        FileSystemUtils.deleteRecursively(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Server withTemplate() {
      DatabaseLogin migrated = copyOf("template1", "migrated");
      FluentConfiguration flyway =
          Flyway.configure().dataSource(migrated.url(), migrated.username(), migrated.password());
      MimirSchema.configure(flyway);
      flyway.load().migrate();
      return this;
    }

    DatabaseLogin copyOf(String template) {
      return copyOf(template, "test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private DatabaseLogin copyOf(String template, String name) {
      try (Connection connection = login.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
        return new DatabaseLogin(
            login.url().replace("/postgres?", "/" + name + "?"),
            login.username(),
            login.password());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
