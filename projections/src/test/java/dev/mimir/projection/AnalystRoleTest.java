package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The role of analysts where the database allows little, and what becomes of its settings.
class AnalystRoleTest {
  private final TestDatabase database = TestDatabase.create();

  @BeforeEach
  void create() {
    role(ReadSide.ANALYST_PASSWORD, true).prepare();
    sql("create role plain login");
    sql("grant usage on schema mimir to plain");
    sql("grant all on all tables in schema mimir to plain");
  }

  @AfterEach
  void drop() {
    sql("drop owned by plain");
    sql("drop role plain");
    database.close();
  }

  @Test
  void is_left_as_it_is_by_a_user_who_may_not_change_it() throws SQLException {
    sql("drop schema analytics");
    try (Connection connection = database.connect("plain", "")) {
      connection.setSchema("mimir");
      DSLContext plain = DSL.using(connection, SQLDialect.POSTGRES);
      AnalystRole role = new AnalystRole(plain, "other words", false);
      Views views = new Views(ReadModel.all(), plain, role);
      views.follow();
      assertThat(role.hasSchema()).isFalse();

      sql("create schema analytics authorization plain");
      role.prepare();
      views.follow();
      try (Connection analyst = database.analyst()) {
        analyst.createStatement().execute("select * from analytics.sessions");
      }
    }
  }

  @Test
  void gets_its_settings_back() throws SQLException {
    sql("alter role mimir_analyst set statement_timeout = 0");
    sql("alter role mimir_analyst set work_mem = '1GB'");
    role(ReadSide.ANALYST_PASSWORD, true).prepare();
    assertThat(
            database
                .sql()
                .fetchSingle(
                    "select array_to_string(setconfig, ' ') from pg_db_role_setting"
                        + " where setrole = 'mimir_analyst'::regrole")
                .get(0, String.class))
        .contains("statement_timeout=30s")
        .doesNotContain("work_mem");
  }

  @Test
  void logs_in_where_the_database_is_our_own_only_with_a_password_given() {
    role(null, true).prepare();
    assertThatThrownBy(database::analyst).hasMessageContaining("not permitted to log in");
  }

  private AnalystRole role(@Nullable String password, boolean ours) {
    return new AnalystRole(database.sql(), password, ours);
  }

  private void sql(String statement) {
    database.sql().execute(statement);
  }
}
