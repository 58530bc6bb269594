package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.projection.transcript.TranscriptModel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Views while the tables behind them are replaced.
class ViewsTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final String COUNT = "select count(*) from transcript";

  private final Semaphore open = new Semaphore(0);
  private final ReadModel transcript = new Gate(new TranscriptModel(), 3, open);
  private final ReadSide readSide = new ReadSide(List.of(transcript), 1);
  private final TestDatabase database = readSide.database();
  private final Log log = new Log();

  @AfterEach
  void close() {
    open.release(Integer.MAX_VALUE / 2);
    readSide.close();
  }

  @Test
  void answer_throughout_a_rebuild_and_after_the_old_tables_are_gone() throws SQLException {
    begin(650);
    try (Connection analyst = database.analyst()) {
      rebuild();
      await()
          .until(() -> {
            open.release();
            assertThat(count(analyst)).isEqualTo(650);
            return generation() == 3;
          });
      await()
          .until(() -> {
            assertThat(count(analyst)).isEqualTo(650);
            return !exists("transcript_2");
          });
      assertThat(count(analyst)).isEqualTo(650);
      assertThat(definition()).contains("transcript_3").doesNotContain("transcript_2");
    }
  }

  @Test
  void follow_later_when_somebody_reads_them_for_long() throws SQLException {
    begin(10);
    open.release(100);
    try (Connection analyst = database.analyst()) {
      analyst.setAutoCommit(false);
      assertThat(count(analyst)).isEqualTo(10);
      rebuild();
      await().until(() -> generation() == 3);
      assertThat(count(analyst)).isEqualTo(10);
      assertThat(definition()).contains("transcript_2");
      assertThat(exists("transcript_2")).isTrue();
      analyst.commit();
    }
    await().until(() -> definition().contains("transcript_3"));
    await().until(() -> !exists("transcript_2"));
  }

  @Test
  void come_back_with_the_columns_that_they_should_have() throws SQLException {
    begin(10);
    readSide.rebuilder().stop();
    sql("drop view analytics.transcript");
    sql("create view analytics.transcript as select 1 as other, 2 as columns");
    sql("update read_model_view set definition = '', views = '{transcript,former}'");
    sql("create view analytics.former as select 1 as one");
    readSide.rebuilder().start();
    await().until(() -> !exists("analytics.former"));
    try (Connection analyst = database.analyst()) {
      assertThat(count(analyst)).isEqualTo(10);
    }
  }

  @Test
  void do_not_keep_read_models_from_working_when_they_cannot_be_made() {
    readSide.start();
    readSide.rebuilder().stop();
    sql("drop view analytics.transcript");
    sql("create table analytics.transcript (one int)");
    readSide.rebuilder().start();
    texts(10);
    readSide.publish(log).caughtUp();
    open.release(100);
    rebuild();
    await().until(() -> generation() == 3);
    await().until(() -> !exists("transcript_2"));
    sql("drop table analytics.transcript");
    rebuild();
    await().until(() -> exists("analytics.transcript") && definition().contains("transcript_4"));
  }

  @Test
  void give_way_to_a_migration_that_changes_what_they_show() {
    begin(3);
    readSide.rebuilder().stop();
    sql(
        "select read_model_changed('transcript',"
            + " 'alter table transcript_{generation} alter column kind type varchar(80)')");
    assertThat(exists("analytics.transcript")).isFalse();
    open.release(100);
    readSide.rebuilder().start();
    await().until(() -> generation() == 3);
    await().until(() -> exists("analytics.transcript") && definition().contains("transcript_3"));
  }

  private void begin(int texts) {
    texts(texts);
    readSide.start().publish(log).caughtUp();
    await().until(() -> exists("analytics.transcript"));
  }

  private void texts(int n) {
    for (int i = 0; i < n; i++) {
      log.session("acme", ONE, shown("a", "text " + i));
    }
  }

  private void rebuild() {
    assertThat(readSide.projections().rebuild(transcript.name())).isPresent();
  }

  private int generation() {
    return readSide.projections().list().getFirst().generation();
  }

  private static long count(Connection analyst) throws SQLException {
    try (Statement statement = analyst.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getLong(1);
    }
  }

  private String definition() {
    return database
        .sql()
        .fetchSingle("select pg_get_viewdef('analytics.transcript'::regclass)")
        .get(0, String.class);
  }

  private boolean exists(String relation) {
    return database
        .sql()
        .fetchSingle("select to_regclass('" + relation + "') is not null")
        .get(0, Boolean.class);
  }

  private void sql(String statement) {
    database.sql().execute(statement);
  }
}
