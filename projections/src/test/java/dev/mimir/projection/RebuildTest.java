package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.projection.graphcatalogue.GraphCatalogueModel;
import dev.mimir.projection.sessionlist.SessionListModel;
import dev.mimir.projection.transcript.TranscriptModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Read models that are made again while they answer.
class RebuildTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final int CHUNKS = 7;

  private final Semaphore open = new Semaphore(0);
  private final ReadModel transcript = new Gate(new TranscriptModel(), 3, open);
  private final ReadModel sessions = new Gate(new SessionListModel(), 3, open);
  private final ReadSide readSide = new ReadSide(List.of(transcript, sessions), 2);
  private final TestDatabase database = readSide.database();
  private final Log log = new Log();

  @AfterEach
  void close() {
    open.release(Integer.MAX_VALUE / 2);
    readSide.close();
  }

  @Test
  void answers_from_the_live_tables_until_the_others_have_caught_up() {
    texts(0, 650);
    readSide.start().publish(log).caughtUp();
    rebuild(transcript);
    for (int n = 650; n < 800; n++) {
      texts(n, n + 1);
      readSide.publishFrom(log, n);
      if (n % 25 == 0) {
        open.release();
      }
      assertThat(entries()).isGreaterThanOrEqualTo(650);
    }
    assertThat(status(transcript).generation()).isEqualTo(2);
    open.release(CHUNKS * 10);
    await()
        .until(() -> {
          assertThat(entries()).isGreaterThanOrEqualTo(650);
          return status(transcript).rebuild() == null;
        });
    readSide.caughtUp();
    assertThat(status(transcript).generation()).isEqualTo(3);
    assertThat(entries()).isEqualTo(800);
  }

  @Test
  void drops_the_tables_that_were_replaced_after_a_while() {
    texts(0, 10);
    readSide.start().publish(log).caughtUp();
    open.release(CHUNKS);
    rebuild(transcript);
    await().until(() -> status(transcript).rebuild() == null);
    await().until(() -> !exists("transcript_2"));
    assertThat(entries()).isEqualTo(10);
  }

  @Test
  void makes_the_tables_just_as_they_were() {
    log.session("acme", ONE, started("tea", "ann"), shown("a", "text"));
    readSide.start().publish(log).caughtUp();
    List<String> before = shapes("session_list_2", "session_player_2", "transcript_2");
    open.release(CHUNKS);
    readSide.replay();
    assertThat(shapes("session_list_3", "session_player_3", "transcript_3")).isEqualTo(before);
  }

  @Test
  void goes_on_where_it_was_stopped() {
    texts(0, 650);
    readSide.start().publish(log).caughtUp();
    Map<String, Result<?>> before = readSide.rows();
    rebuild(transcript);
    open.release(2);
    await().until(() -> rebuildOf(transcript).events() == 200);
    stop();
    long done = rebuildOf(transcript).events();
    assertThat(done).isBetween(200L, 300L);
    assertThat(readSide.rows()).isEqualTo(before);

    open.drainPermits();
    readSide.rebuilder().start();
    open.release(CHUNKS);
    await().until(() -> status(transcript).rebuild() == null);
    assertThat(readSide.rows()).isEqualTo(before);
    assertThat(CHUNKS - open.availablePermits()).as("chunks read again").isLessThan(CHUNKS);
  }

  @Test
  void reads_events_together_once_one_has_caught_up_with_another() {
    texts(0, 650);
    readSide.start().publish(log).caughtUp();
    Map<String, Result<?>> before = readSide.rows();
    rebuild(transcript);
    open.release(3);
    await().until(() -> rebuildOf(transcript).events() == 300);
    rebuild(sessions);
    open.release(100);
    await().until(() -> readSide.projections().list().stream().allMatch(RebuildTest::rests));
    assertThat(readSide.rows()).isEqualTo(before);
    assertThat(status(sessions).generation()).isEqualTo(3);
    assertThat(status(transcript).generation()).isEqualTo(3);
  }

  @Test
  void leaves_everything_as_it_was_when_it_fails() {
    texts(0, 250);
    readSide.start().publish(log).caughtUp();
    Map<String, Result<?>> before = readSide.rows();
    rebuild(transcript);
    await().until(() -> exists("transcript_3"));
    database.sql().query("alter table transcript_3 drop column text").execute();
    open.release(CHUNKS * 10);
    await().until(() -> rebuildOf(transcript).status().equals("failed"));
    assertThat(rebuildOf(transcript).failure()).contains("\"text\"");
    assertThat(readSide.rows()).isEqualTo(before);
    await().until(() -> !exists("transcript_3"));
    assertThat(status(transcript).generation()).isEqualTo(2);

    rebuild(transcript);
    await().until(() -> status(transcript).rebuild() == null);
    assertThat(status(transcript).generation()).isEqualTo(4);
    assertThat(readSide.rows()).isEqualTo(before);
  }

  @Test
  void takes_up_what_was_parked_and_parks_what_still_cannot_be_written() {
    refuse("transcript_2", "text 1");
    refuse("transcript_2", "text 2");
    texts(0, 5);
    readSide.start().publish(log).caughtUp();
    await().until(() -> status(transcript).parked() == 4);
    database.sql().query("alter table transcript_2 drop constraint \"no text 1\"").execute();
    open.release(CHUNKS);
    rebuild(transcript);
    await().until(() -> status(transcript).rebuild() == null);
    assertThat(status(transcript).parked()).isEqualTo(3);
    assertThat(entries()).isEqualTo(2);

    texts(5, 6);
    readSide.publishFrom(log, 5).caughtUp();
    await().until(() -> status(transcript).parked() == 4);
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void begins_by_itself_after_a_migration_that_says_so() {
    texts(0, 3);
    readSide.start().publish(log).caughtUp();
    stop();
    database
        .sql()
        .query(
            "select read_model_changed('transcript',"
                + " 'alter table transcript_{generation} add column mood text')")
        .execute();
    assertThat(entries()).isEqualTo(3);
    open.release(CHUNKS);
    readSide.rebuilder().start();
    await().until(() -> status(transcript).rebuild() == null);
    assertThat(status(transcript).generation()).isEqualTo(3);
    assertThat(shapes("transcript_3").getFirst()).contains("mood");
    assertThat(entries()).isEqualTo(3);
  }

  @Test
  void needs_nothing_done_before_the_first_event() {
    readSide.start();
    rebuild(transcript);
    await().until(() -> status(transcript).rebuild() == null);
    assertThat(status(transcript).generation()).isEqualTo(2);
  }

  @Test
  void knows_no_read_model_of_another_name() {
    assertThat(readSide.projections().rebuild(new GraphCatalogueModel().name())).isEmpty();
  }

  private void texts(int from, int to) {
    for (int n = from; n < to; n++) {
      log.session("acme", ONE, shown("a", "text " + n));
    }
  }

  private void rebuild(ReadModel model) {
    assertThat(readSide.projections().rebuild(model.name())).isPresent();
  }

  private void stop() {
    Thread stopping = Thread.ofVirtual().start(() -> readSide.rebuilder().stop());
    await()
        .until(() -> {
          open.release();
          return stopping.join(Duration.ofMillis(10));
        });
  }

  private ProjectionStatus status(ReadModel model) {
    return readSide.projections().list().stream()
        .filter(status -> status.name().equals(model.name()))
        .findAny()
        .orElseThrow();
  }

  private RebuildStatus rebuildOf(ReadModel model) {
    return Objects.requireNonNull(status(model).rebuild());
  }

  private static boolean rests(ProjectionStatus status) {
    return status.rebuild() == null;
  }

  private int entries() {
    return readSide.transcripts().read("acme", ONE, -1, 1_000).items().size();
  }

  private boolean exists(String table) {
    return new GenerationTables(database.sql()).exist(List.of(DSL.table(DSL.name(table))));
  }

  private void refuse(String table, String text) {
    database
        .sql()
        .query(
            "alter table {0} add constraint {1} check (text <> {2})",
            DSL.name(table), DSL.name("no " + text), DSL.inline(text))
        .execute();
  }

  /// Columns, keys, indexes, options and comments of tables, without the numbers of generations.
  private List<String> shapes(String... tables) {
    return database
        .sql()
        .fetch(
            "select c.relname || ' ' || coalesce(array_to_string(c.reloptions, ','), '') || ' '"
                + " || coalesce(obj_description(c.oid, 'pg_class'), '') || ' '"
                + " || (select string_agg(attname || ' ' || format_type(atttypid, atttypmod) || ' '"
                + "   || attnotnull || ' ' || coalesce(col_description(c.oid, attnum), ''), ', '"
                + "   order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0)"
                + " || coalesce((select string_agg(conname || ' ' || pg_get_constraintdef(oid), ', '"
                + "   order by conname) from pg_constraint where conrelid = c.oid and contype <> 'n'), '')"
                + " || coalesce((select string_agg(pg_get_indexdef(indexrelid), ', '"
                + "   order by pg_get_indexdef(indexrelid)) from pg_index where indrelid = c.oid), '')"
                + " from pg_class c where c.relname = any({0}) order by c.relname",
            DSL.val(tables))
        .getValues(0, String.class)
        .stream()
        .map(shape -> shape.replaceAll("_[23]\\b|_[23](?=_)", ""))
        .toList();
  }
}
