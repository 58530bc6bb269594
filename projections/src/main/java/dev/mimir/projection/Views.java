package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;
import static dev.mimir.projection.schema.Tables.READ_MODEL_VIEW;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.mimir.projection.schema.tables.records.ReadModelViewRecord;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the views of the schema `analytics` on the live tables.
///
/// Whoever reads a view is never waited for long: what cannot be done at once is done later, and
/// the tables that the views still show stay as long. Belongs to one thread.
final class Views {
  private static final Logger log = LoggerFactory.getLogger(Views.class);
  private static final String LOCK_TIMEOUT = "100ms";
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final String OTHER_COLUMNS = "42P16";

  private final List<ReadModel> models;
  private final DSLContext sql;
  private final AnalystRole role;
  private final Set<String> pending;
  private final Map<String, Long> notBefore = new HashMap<>();
  private boolean prepared;

  Views(List<ReadModel> models, DSLContext sql, AnalystRole role) {
    this.models = models;
    this.sql = sql;
    this.role = role;
    this.pending = models.stream().map(ReadModel::name).collect(toCollection(HashSet::new));
  }

  /// Makes what is missing, was defined otherwise, or shows tables that are not the live ones.
  void follow() {
    if (!prepared) {
      if (!sql.connectionResult(this::preparedAlone)) {
        return;
      }
      sql.insertInto(READ_MODEL_VIEW, READ_MODEL_VIEW.NAME)
          .select(DSL.select(READ_MODEL.NAME).from(READ_MODEL))
          .onConflictDoNothing()
          .execute();
      prepared = true;
    }
    pending.addAll(behind());
    if (!pending.isEmpty() && role.hasSchema()) {
      long now = System.nanoTime();
      models.stream()
          .filter(model -> pending.contains(model.name()))
          .filter(model -> now - notBefore.getOrDefault(model.name(), now) >= 0)
          .forEach(this::show);
    }
  }

  /// Of servers that start together one does it first.
  ///
  /// @return whether it was done here, and not left for later as another is at it
  private boolean preparedAlone(Connection connection) {
    DSLContext alone = DSL.using(connection);
    boolean locks = mayLock(alone);
    if (locks && !is(alone, "select pg_try_advisory_lock(hashtext({0}))")) {
      return false;
    }
    try {
      role.prepare();
      return true;
    } finally {
      if (locks) {
        is(alone, "select pg_advisory_unlock(hashtext({0}))");
      }
    }
  }

  /// Where the database's owner has taken that from everybody, servers do not start together well.
  private static boolean mayLock(DSLContext sql) {
    return sql.fetchSingle(
            "select has_function_privilege('pg_try_advisory_lock(bigint)', 'execute')")
        .get(0, Boolean.class);
  }

  private static boolean is(DSLContext sql, String lock) {
    return sql.fetchSingle(lock, DSL.inline(AnalystRole.NAME)).get(0, Boolean.class);
  }

  /// Those that another server replaced and could not show.
  private List<String> behind() {
    return sql.select(READ_MODEL.NAME)
        .from(READ_MODEL)
        .join(READ_MODEL_VIEW)
        .on(READ_MODEL_VIEW.NAME.eq(READ_MODEL.NAME))
        .where(READ_MODEL_VIEW.GENERATION.ne(READ_MODEL.GENERATION))
        .fetch(READ_MODEL.NAME);
  }

  /// The live tables of a read model are others from now on, in the present transaction.
  void replaced(ReadModel model) {
    notBefore.remove(model.name());
    pending.add(model.name());
    if (prepared && role.hasSchema()) {
      show(model);
    }
  }

  private void show(ReadModel model) {
    try {
      if (sql.transactionResult(transaction -> show(model, transaction.dsl()))) {
        pending.remove(model.name());
        notBefore.remove(model.name());
      }
    } catch (RuntimeException e) {
      if (SqlState.of(e).equals(SqlState.LOCKED)) {
        log.debug("the views of {} are being read", model.name(), e);
      } else {
        notBefore.put(model.name(), System.nanoTime() + PAUSE.toNanos());
        log.warn("The views of {} in the schema analytics cannot be made", model.name(), e);
      }
    }
  }

  /// Whether nobody else is at it.
  private boolean show(ReadModel model, DSLContext within) {
    ReadModelViewRecord shown =
        within
            .selectFrom(READ_MODEL_VIEW)
            .where(READ_MODEL_VIEW.NAME.eq(model.name()))
            .forUpdate()
            .skipLocked()
            .fetchOne();
    if (shown == null) {
      return false;
    }
    int live = new Generations(within).hold(model.name());
    List<View> views = model.views(live);
    String definition = definition(views);
    if (!shown.getDefinition().equals(definition) || !areThere(views, within)) {
      within.execute("set local lock_timeout = {0}", DSL.inline(LOCK_TIMEOUT));
      dropOthers(shown, views, within);
      views.forEach(view -> make(view, within));
      shown.setViews(views.stream().map(View::name).toArray(String[]::new));
      shown.setDefinition(definition);
    }
    shown.setGeneration(live);
    shown.store();
    role.letRead(views, within);
    return true;
  }

  private String definition(List<View> views) {
    return views.stream()
        .flatMap(view -> Stream.concat(Stream.of(view.create(sql)), view.comments(sql)))
        .map(query -> query.getSQL(ParamType.INLINED))
        .collect(joining(";\n"));
  }

  private static boolean areThere(List<View> views, DSLContext within) {
    return views.stream()
        .allMatch(view ->
            within
                .fetchSingle(
                    "select to_regclass({0}) is not null", DSL.inline(view.qualified().toString()))
                .get(0, Boolean.class));
  }

  private static void dropOthers(ReadModelViewRecord shown, List<View> views, DSLContext within) {
    Stream.of(shown.getViews())
        .filter(name -> views.stream().noneMatch(view -> view.name().equals(name)))
        .forEach(name -> within.dropViewIfExists(DSL.name(View.SCHEMA, name)).execute());
  }

  private static void make(View view, DSLContext within) {
    try {
      within.transaction(savepoint -> view.create(savepoint.dsl()).execute());
    } catch (RuntimeException e) {
      if (!SqlState.of(e).equals(OTHER_COLUMNS)) {
        throw e;
      }
      within.dropView(view.qualified()).execute();
      view.create(within).execute();
    }
    view.comments(within).forEach(Query::execute);
  }
}
