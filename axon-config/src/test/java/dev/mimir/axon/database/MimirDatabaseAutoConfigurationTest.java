package dev.mimir.axon.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

class MimirDatabaseAutoConfigurationTest {

  private static final String KEY = "ab".repeat(32);

  @AutoClose private static final TestPostgres EXTERNAL = TestPostgres.empty();

  @TempDir private Path temporary;

  @Test
  void starts_an_embedded_database_by_default_and_migrates_it() throws IOException {
    useUnpackedPrograms();

    embedded()
        .run(context -> {
          assertThat(query(context, "SELECT current_schema()")).isEqualTo("mimir");
          assertThat(query(context, "SELECT master_key_fingerprint FROM installation"))
              .isEqualTo(context.getBean(MasterKey.class).fingerprint());
          assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(10);
          assertThat(temporary.resolve("master.key")).exists();
        });
    assertThat(temporary.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void refuses_when_the_key_of_the_data_directory_has_been_exchanged() throws IOException {
    useUnpackedPrograms();
    embedded().run(context -> assertThat(context).hasNotFailed());

    embedded()
        .withPropertyValues("mimir.master-key=" + KEY)
        .run(context -> assertRefused(context, "master key"));
  }

  @Test
  void uses_an_external_database_named_by_the_environment_and_no_data_directory() {
    external(Map.of("MIMIR_MASTER_KEY", KEY))
        .run(context -> {
          assertThat(query(context, "SELECT current_schema()")).isEqualTo("mimir");
          assertThat(query(context, "SELECT current_setting('application_name')"))
              .isEqualTo("mimir");
          assertThat(query(context, "SELECT master_key_fingerprint FROM installation"))
              .isEqualTo(MasterKey.of(KEY).fingerprint());
          assertThat(temporary.resolve("data")).doesNotExist();
        });
  }

  @Test
  void refuses_an_external_database_without_a_master_key() {
    external(Map.of()).run(context -> assertRefused(context, "master key"));
  }

  @Test
  void refuses_a_malformed_master_key() {
    external(Map.of("MIMIR_MASTER_KEY", "secret"))
        .run(context -> assertRefused(context, "64 hexadecimal digits"));
  }

  @Test
  void refuses_an_external_database_that_cannot_be_reached() {
    external(Map.of("MIMIR_MASTER_KEY", KEY, "MIMIR_DATABASE_PASSWORD", "wrong"))
        .run(context -> assertRefused(context, "cannot be used"));
  }

  @Test
  void leaves_a_database_of_the_application_alone() {
    runner()
        .withBean(DataSource.class, EXTERNAL::dataSource)
        .withPropertyValues("mimir.master-key=" + KEY)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseServer.class));
  }

  private static ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MimirDatabaseAutoConfiguration.class,
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class));
  }

  private ApplicationContextRunner embedded() {
    return runner().withPropertyValues("mimir.data-dir=" + temporary);
  }

  private ApplicationContextRunner external(Map<String, Object> environment) {
    DatabaseLogin login = EXTERNAL.login();
    Map<String, Object> variables = new HashMap<>();
    variables.put("MIMIR_DATA_DIR", temporary.resolve("data").toString());
    variables.put("MIMIR_DATABASE_URL", login.url());
    variables.put("MIMIR_DATABASE_USERNAME", String.valueOf(login.username()));
    variables.put("MIMIR_DATABASE_PASSWORD", String.valueOf(login.password()));
    variables.putAll(environment);
    return runner()
        .withInitializer(context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(
                    new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
  }

  private void useUnpackedPrograms() throws IOException {
    try (Stream<Path> unpacked = Files.list(TestPostgres.binaries())) {
      for (Path programs : unpacked.filter(Files::isDirectory).toList()) {
        Files.createSymbolicLink(temporary.resolve(programs.getFileName()), programs);
      }
    }
  }

  private static String query(AssertableApplicationContext context, String sql) {
    return String.valueOf(
        new JdbcTemplate(context.getBean(DataSource.class)).queryForObject(sql, String.class));
  }

  private static void assertRefused(AssertableApplicationContext context, String description) {
    FailureAnalysis analysis =
        new StartupRefusedAnalyzer().analyze(requireNonNull(context.getStartupFailure()));
    assertThat(requireNonNull(analysis).getDescription()).contains(description);
    assertThat(analysis.getAction()).isNotBlank();
  }
}
