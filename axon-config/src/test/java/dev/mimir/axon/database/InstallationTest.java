package dev.mimir.axon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InstallationTest {

  private static final MasterKey KEY = MasterKey.of("00".repeat(32));

  @AutoClose private final TestPostgres database = TestPostgres.migrated();

  @Test
  void accepts_the_key_it_was_first_used_with() {
    require(KEY);

    assertThatCode(() -> require(MasterKey.of("00".repeat(32)))).doesNotThrowAnyException();
  }

  @Test
  void refuses_another_key_and_names_both_fingerprints() {
    require(KEY);
    MasterKey other = MasterKey.of("01".repeat(32));

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> require(other))
        .withMessageContainingAll(KEY.fingerprint(), other.fingerprint());
  }

  @Test
  void counts_up_to_events_of_transactions_that_are_still_to_come() throws SQLException {
    storeEventOf("pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000");
    assertThat(ahead()).isTrue();

    require(KEY);

    assertThat(ahead()).isFalse();
  }

  @Test
  void refuses_events_of_transactions_that_are_far_away() throws SQLException {
    storeEventOf("9223372036854775807");

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> require(KEY))
        .withMessageContaining("dump");
  }

  @Test
  void accepts_events_of_transactions_that_have_been() throws SQLException {
    storeEventOf("pg_current_xact_id()::text::bigint");

    assertThatCode(() -> require(KEY)).doesNotThrowAnyException();
  }

  private void require(MasterKey key) {
    Installation.require(database.dataSource(), key);
  }

  private void storeEventOf(String transaction) throws SQLException {
    execute("DROP TABLE IF EXISTS event_entry CASCADE");
    execute("CREATE TABLE event_entry (transaction_id xid8, global_index bigint)");
    execute("INSERT INTO event_entry VALUES (((%s)::text)::xid8, 1)".formatted(transaction));
  }

  private boolean ahead() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT max(transaction_id) >= pg_snapshot_xmax(pg_current_snapshot())
                FROM event_entry
                """)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
