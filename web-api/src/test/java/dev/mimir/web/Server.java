package dev.mimir.web;

import com.zaxxer.hikari.HikariDataSource;
import dev.mimir.axon.server.stub.AxonServerStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The real server on a free port with a data directory of its own, started once for all tests. Its
/// events are in PostgreSQL, or on a stub of Axon Server.
final class Server {
  static final String ANALYST_PASSWORD = "words of an analyst";

  private static final ConfigurableApplicationContext CONTEXT = start();

  private Server() {}

  static String url() {
    return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
  }

  static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  /// JDBC URL of its database.
  static String databaseUrl() {
    return bean(HikariDataSource.class).getJdbcUrl();
  }

  /// Names of the beans of a type.
  static String[] beans(Class<?> type) {
    return CONTEXT.getBeanNamesForType(type);
  }

  private static ConfigurableApplicationContext start() {
    Polling.often();
    return SpringApplication.run(
        MimirApplication.class,
        "--server.port=0",
        "--mimir.data-dir=" + directory(),
        "--mimir.tools.allowed-hosts=localhost",
        // readers who do not read, or are gone, are noticed soon
        "--mimir.streams.patience=2s",
        "--mimir.streams.heartbeat=1s",
        "--server.tomcat.connection-timeout=2s",
        "--mimir.analytics.password=" + ANALYST_PASSWORD,
        "--mimir.axon-server.servers=" + axonServer());
  }

  /// A stub where `-Dmimir.test.axon-server=true` asks for it; `false` is none.
  private static String axonServer() {
    return Boolean.getBoolean("mimir.test.axon-server")
        ? AxonServerStub.start().address()
        : "false";
  }

  private static Path directory() {
    try {
      Path directory = Files.createTempDirectory("mimir-web");
      UnpackedPostgres.into(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
