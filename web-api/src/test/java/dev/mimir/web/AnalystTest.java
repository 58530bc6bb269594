package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the role `mimir_analyst` can do in the database of the real server, by plain JDBC: read the
/// views of the schema `analytics`, and nothing else.
class AnalystTest {
  private static final String REFUSED = "42501";
  private static final String READ_ONLY = "25006";

  private static final String TABLES =
      """
      select format('%I.%I', nspname, relname) from pg_class c
        join pg_namespace n on n.oid = relnamespace
        where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^(analytics|pg_catalog|information_schema|pg_temp_.*|pg_toast_temp_.*)$'
      """;
  private static final String CATALOGUE =
      """
      select format('%I.%I', nspname, relname) from pg_class c
        join pg_namespace n on n.oid = relnamespace
        where relkind in ('r', 'v') and nspname in ('pg_catalog', 'information_schema')
          and relname <> 'pg_settings'
      """;
  private static final String VIEWS =
      "select format('%I.%I', schemaname, viewname) from pg_views where schemaname = 'analytics'";
  private static final String SEQUENCES =
      "select format('%I.%I', schemaname, sequencename) from pg_sequences";
  private static final String FUNCTIONS =
      """
      select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = pronamespace
        where nspname not in ('pg_catalog', 'information_schema')
          and has_schema_privilege('mimir_analyst', n.oid, 'usage')
          and has_function_privilege('mimir_analyst', p.oid, 'execute')
      """;

  private Connection analyst;

  @BeforeAll
  static void start() {
    assertThat(Server.url()).isNotEmpty();
  }

  @BeforeEach
  void connect() throws SQLException {
    await().until(() -> !all(VIEWS).isEmpty() && granted());
    analyst = open(Server.databaseUrl());
  }

  @AfterEach
  void disconnect() throws SQLException {
    analyst.close();
  }

  @Test
  void reads_every_view() throws SQLException {
    Games.publish("read-by-analysts");
    Games.start("read-by-analysts");
    List<String> views = all(VIEWS);
    assertThat(views).contains("analytics.sessions", "analytics.transcript", "analytics.funnel");
    for (String view : views) {
      assertThat(state("select * from " + view)).as(view).isEqualTo("read");
    }
    await()
        .untilAsserted(() ->
            assertThat(
                    text(
                        "select status from sessions where graph_id = 'read-by-analysts'"
                            + " and tenant = 'default'"))
                .isEqualTo("awaiting_input"));
  }

  @Test
  void reads_and_writes_no_table() throws SQLException {
    writing();
    List<String> tables = all(TABLES);
    assertThat(tables).contains("mimir.event_entry", "mimir.installation", "mimir.custom_tool");
    for (String table : tables) {
      refuses("select * from " + table);
      refusesToWrite(table);
      refuses("alter table " + table + " rename to mine");
    }
    for (String sequence : all(SEQUENCES)) {
      refuses("select nextval('" + sequence + "')");
    }
    assertThat(all(FUNCTIONS)).isEmpty();
  }

  @Test
  void writes_through_no_view_and_into_no_catalogue() throws SQLException {
    writing();
    for (String view : all(VIEWS)) {
      assertThat(state("delete from " + view)).as(view).isIn(REFUSED, "55000");
      refuses("create or replace view " + view + " as select 1");
      refuses("drop view " + view);
    }
    for (String table : all(CATALOGUE)) {
      assertThat(state("delete from " + table)).as(table).isIn(REFUSED, "55000");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from pg_authid",
        "select * from pg_shadow",
        "select * from pg_statistic",
        "select * from pg_hba_file_rules",
        "select * from pg_largeobject",
        "select pg_read_file('postgresql.conf')",
        "select pg_ls_dir('.')",
        "select pg_reload_conf()",
        "select lo_import('/etc/hostname')",
        "select lo_export(1, '/tmp/x')",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "copy sessions to '/tmp/x'",
        "copy sessions to program 'cat'",
        "copy (select 1) to program 'cat'",
        "create table mine (one int)",
        "create table public.mine (one int)",
        "create temp table mine (one int)",
        "create view mine as select 1",
        "create schema mine",
        "create role mine",
        "create database mine",
        "create extension pg_trgm",
        "create function mine() returns int language sql as 'select 1'",
        "create function pg_temp.mine() returns int language sql as 'select 1'",
        "create publication mine for all tables",
        "set role mimir",
        "set session authorization mimir",
        "alter role mimir_analyst superuser",
        "alter role mimir_analyst connection limit -1",
        "grant mimir to mimir_analyst",
        "alter system set fsync = off",
        "set temp_file_limit = -1",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mimir'",
        "select pg_advisory_lock(1)",
        "select pg_current_xact_id()",
        "select txid_current()",
        "select pg_logical_emit_message(true, 'x', 'y')",
        "select pg_switch_wal()",
        "vacuum mimir.event_entry",
        "begin; lock table mimir.event_entry",
        "begin; lock table sessions in access exclusive mode",
        "select * from sessions for update"
      })
  void is_refused(String statement) throws SQLException {
    writing();
    refuses(statement);
  }

  @Test
  void looks_into_no_other_database() throws SQLException {
    assertThatThrownBy(() -> open(Server.databaseUrl().replaceFirst("/postgres\\b", "/template1")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void begins_with_a_time_limit_that_reads_only() throws SQLException {
    assertThat(text("show statement_timeout")).isEqualTo("30s");
    assertThat(text("show search_path")).isEqualTo("analytics");
    assertThat(text("show idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(state("create temp table mine (one int)")).isEqualTo(READ_ONLY);
  }

  @Test
  void is_stopped_by_its_time_limit() throws SQLException {
    analyst.createStatement().execute("set statement_timeout = '50ms'");
    assertThat(state("select pg_sleep(60)")).isEqualTo("57014");
  }

  /// Lifts the settings that a user may lift, so that only rights are left.
  private void writing() throws SQLException {
    analyst.createStatement().execute("set default_transaction_read_only = off");
    analyst.createStatement().execute("set statement_timeout = 0");
  }

  private void refusesToWrite(String table) {
    refuses("insert into " + table + " default values");
    refuses("delete from " + table);
    refuses("truncate " + table);
  }

  private void refuses(String statement) {
    assertThat(state(statement)).as(statement).isEqualTo(REFUSED);
  }

  private String state(String statement) {
    try (Statement sql = analyst.createStatement()) {
      sql.execute(statement);
      return "read";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private String text(String query) throws SQLException {
    try (Statement sql = analyst.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      return row.next() ? row.getString(1) : "nothing";
    }
  }

  private static Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url, "mimir_analyst", Server.ANALYST_PASSWORD);
  }

  private static boolean granted() {
    return Server.bean(DSLContext.class)
        .fetchSingle(
            "select bool_and(has_table_privilege('mimir_analyst', c.oid, 'select')) from pg_class c"
                + " where relnamespace = 'analytics'::regnamespace")
        .get(0, Boolean.class);
  }

  private static List<String> all(String query) {
    return Server.bean(DSLContext.class).fetch(query).getValues(0, String.class);
  }
}
