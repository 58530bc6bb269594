package dev.mimir.projection;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `mimir_analyst`, which can read the views of the schema `analytics` and nothing else.
///
/// A database user that may not create it, or give it its settings, does without: the log says so
/// once, and an administrator can do what is missing.
final class AnalystRole {
  static final String NAME = "mimir_analyst";
  private static final Logger log = LoggerFactory.getLogger(AnalystRole.class);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "search_path", View.SCHEMA,
          "statement_timeout", "30s",
          "idle_in_transaction_session_timeout", "30s",
          "default_transaction_read_only", "on");

  /// Only superusers may give it.
  private static final Map<String, String> LIMITS = Map.of("temp_file_limit", "1GB");

  /// What everybody may do in a new database: write large objects and temporary tables, hold the
  /// event log's readers up by a transaction with a number, keep others waiting, fill the log of
  /// the database, look into other databases.
  private static final String TOO_MUCH =
      """
      select format('revoke temporary on database %I from public', datname) from pg_database
        where datname = current_database() and has_database_privilege({0}, datname, 'temporary')
      union all
      select format('revoke connect on database %I from public', datname) from pg_database
        where datname <> current_database() and has_database_privilege({0}, datname, 'connect')
      union all
      select format('revoke execute on function %s from public', oid::regprocedure) from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
          and proname ~ '^(lo_.*|lowrite|pg_(try_)?advisory_.*|pg_current_xact_id|txid_current|pg_logical_emit_message)$'
          and has_function_privilege({0}, oid, 'execute')
      """;

  private static final String OF_ONE_DATABASE =
      """
      select format('alter role mimir_analyst in database %I reset all', datname)
        from pg_db_role_setting join pg_database d on d.oid = setdatabase
        where setrole = {0}::regrole
      """;

  private final DSLContext sql;
  private final @Nullable String password;
  private final boolean ours;

  /// @param password with which it logs in
  /// @param ours whether nobody else works with this database: then nobody logs in without a
  ///   password given here, and rights that everybody has are taken away
  AnalystRole(DSLContext sql, @Nullable String password, boolean ours) {
    this.sql = sql;
    this.password = password == null || password.isBlank() ? null : password;
    this.ours = ours;
  }

  /// Makes schema and role where they are missing, and gives the role its settings.
  void prepare() {
    List<String> refused = new ArrayList<>();
    if (!hasSchema()) {
      attempt("create schema " + View.SCHEMA, refused);
    }
    if (!exists(sql)) {
      attempt("create role " + NAME + " nologin connection limit 10", refused);
    }
    if (exists(sql)) {
      settings(refused);
      login(refused);
      attempt("grant usage on schema " + View.SCHEMA + " to " + NAME, refused);
      if (ours) {
        all(TOO_MUCH).forEach(statement -> attempt(statement, refused));
      }
    }
    if (!refused.isEmpty()) {
      log.warn(
          "Analysts cannot read the database as described in docs/analysts.md until an"
              + " administrator has done what was refused here: {}",
          String.join("; ", refused));
    }
  }

  /// Whether views can be made.
  boolean hasSchema() {
    return is(sql, "select to_regnamespace({0}) is not null", View.SCHEMA);
  }

  /// Lets the role read views, in the present transaction.
  void letRead(List<View> views, DSLContext within) {
    if (exists(within)) {
      views.forEach(
          view -> within.execute("grant select on {0} to {1}", view.qualified(), name(NAME)));
    }
  }

  private static boolean exists(DSLContext sql) {
    return is(sql, "select exists (select from pg_roles where rolname = {0})", NAME);
  }

  private static boolean is(DSLContext sql, String question, String name) {
    return sql.fetchSingle(question, inline(name)).get(0, Boolean.class);
  }

  /// A role may change its own settings: what analysts changed does not last.
  private void settings(List<String> refused) {
    Map<String, String> wanted = new TreeMap<>(SETTINGS);
    if (is(sql, "select rolsuper from pg_roles where rolname = current_user", NAME)) {
      wanted.putAll(LIMITS);
    }
    Set<String> given =
        Set.copyOf(
            all("select unnest(setconfig) from pg_db_role_setting where setrole = {0}::regrole"));
    if (!given.equals(wanted.entrySet().stream().map(Object::toString).collect(toSet()))) {
      attempt("alter role " + NAME + " reset all", refused);
      all(OF_ONE_DATABASE).forEach(statement -> attempt(statement, refused));
      wanted.forEach((setting, value) ->
          attempt("alter role %s set %s = '%s'".formatted(NAME, setting, value), refused));
    }
  }

  private void login(List<String> refused) {
    if (password != null) {
      login(true, refused);
      attempt(() -> encrypt(password), "alter role " + NAME + " password …", refused);
    } else if (ours) {
      login(false, refused);
    }
  }

  private void login(boolean may, List<String> refused) {
    if (is(sql, "select rolcanlogin from pg_roles where rolname = {0}", NAME) != may) {
      attempt("alter role " + NAME + (may ? " login" : " nologin"), refused);
    }
  }

  /// The words of the password stay out of the statement, and so out of every log.
  private void encrypt(String words) {
    sql.connection(connection -> {
      try {
        connection
            .unwrap(PGConnection.class)
            .alterUserPassword(NAME, words.toCharArray(), "scram-sha-256");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private List<String> all(String query) {
    return sql.fetch(query, inline(NAME)).getValues(0, String.class);
  }

  private void attempt(String statement, List<String> refused) {
    attempt(() -> sql.execute(sql(statement)), statement, refused);
  }

  private static void attempt(Runnable action, String statement, List<String> refused) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.debug("refused: {}", statement, e);
      refused.add(statement);
    }
  }
}
