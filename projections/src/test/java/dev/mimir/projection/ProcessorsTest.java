package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.waits;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.projection.ParkedEvents.Outcome;
import dev.mimir.projection.schema.Tables;
import dev.mimir.projection.transcript.TranscriptModel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The real event processors on the real database.
class ProcessorsTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);

  private final ReadSide readSide = new ReadSide(List.of(new TranscriptModel()), 1);
  private final TestDatabase database = readSide.database();

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void commits_rows_and_position_together_or_not_at_all() {
    failAtCommit();
    Log log = new Log().session("acme", ONE, shown("a", "one"), shown("a", "two"));
    readSide.start().publish(log);
    await().pollInterval(Duration.ofMillis(5)).until(() -> status().status().equals("failing"));
    assertThat(database.sql().fetchCount(Tables.TRANSCRIPT)).isZero();
    assertThat(stored()).containsExactly("");
    assertThat(status().parked()).isZero();

    database.sql().query("drop trigger at_commit on transcript_2").execute();
    readSide.caughtUp();
    assertThat(database.sql().fetchCount(Tables.TRANSCRIPT)).isEqualTo(2);
    assertThat(stored()).containsExactly("{\"globalIndex\":1}");
  }

  @Test
  void tells_what_another_server_has_taken_in_that_took_over_what_failed_here() {
    failAtCommit();
    readSide.start().publish(new Log().session("acme", ONE, shown("a", "one"), shown("a", "two")));
    await().pollInterval(Duration.ofMillis(5)).until(() -> status().status().equals("failing"));
    database
        .sql()
        .query(
            "update token_entry set owner = 'elsewhere', time_stamp = '2100-01-01T00:00:00Z',"
                + " token = convert_to('{\"globalIndex\":1}', 'UTF8'), token_type = '"
                + GlobalSequenceTrackingToken.class.getName()
                + "'")
        .execute();
    await().untilAsserted(() -> assertThat(status().lagEvents()).isZero());
    assertThat(status().position()).isEqualTo(1);
  }

  @Test
  void parks_a_poisoned_session_and_takes_it_up_again() {
    database
        .sql()
        .query("alter table transcript_2 add constraint refused check (text <> 'poison')")
        .execute();
    Log log =
        new Log()
            .session("acme", ONE, shown("a", "one"), shown("a", "poison"), shown("a", "two"))
            .session("acme", TWO, shown("a", "three"));
    readSide.start().publish(log).caughtUp();
    await().untilAsserted(() -> assertThat(status().parked()).isEqualTo(2));
    await().untilAsserted(() -> assertThat(texts(TWO)).containsExactly("three"));
    assertThat(texts(ONE)).containsExactly("one");

    database.sql().query("alter table transcript_2 drop constraint refused").execute();
    ParkedSequence parked = parked().getFirst();
    assertThat(parked.kind() + " " + parked.subject()).isEqualTo("session " + ONE);
    assertThat(parked.sequence()).isEqualTo(1);
    assertThat(parked.events()).isEqualTo(2);
    assertThat(parked.cause()).isEqualTo("integrity-constraint-violation");
    assertThat(parked.at()).isEqualTo(Log.at(1));
    ParkedEvents events = readSide.parked();
    assertThat(events.retry("bolt", "transcript", parked.failureId())).isEqualTo(Outcome.UNKNOWN);
    assertThat(events.retry("acme", "transcript", parked.failureId())).isEqualTo(Outcome.RESOLVED);
    assertThat(texts(ONE)).containsExactly("one", "poison", "two");
    assertThat(status().parked()).isZero();
  }

  @Test
  void goes_on_where_an_earlier_server_of_the_same_name_stopped() {
    Log log = new Log().session("acme", ONE, shown("a", "one"));
    readSide.start().publish(log).caughtUp();
    assertThat(status()).isEqualTo(new ProjectionStatus("transcript", 2, 0, 0, 0, "live", 0, null));
    log.session("acme", ONE, started("tea", "ann"), waits("a"), shown("a", "two"));
    readSide.publishFrom(log, 1).caughtUp();
    assertThat(status().position()).isEqualTo(3);
    readSide.axon().shutdown();
    assertThat(status().status()).isEqualTo("stopped");
    assertThat(status().position()).isEqualTo(3);
  }

  private ProjectionStatus status() {
    return readSide.projections().list().getFirst();
  }

  @Test
  void goes_without_an_event_that_is_discarded() {
    database
        .sql()
        .query("alter table transcript_2 add constraint refused check (text not like 'poison%')")
        .execute();
    Log log =
        new Log()
            .session("acme", ONE, shown("a", "poison 1"), shown("a", "one"))
            .session("acme", ONE, shown("a", "poison 2"), shown("a", "two"));
    readSide.start().publish(log).caughtUp();
    await().untilAsserted(() -> assertThat(status().parked()).isEqualTo(4));
    ParkedEvents events = readSide.parked();
    String first = parked().getFirst().failureId();
    assertThat(events.retry("acme", "transcript", first)).isEqualTo(Outcome.STILL_PARKED);
    assertThat(events.discard("acme", "transcript", first)).isEqualTo(Outcome.STILL_PARKED);
    assertThat(texts(ONE)).containsExactly("one");
    assertThat(parked().getFirst().sequence()).isEqualTo(2);
    assertThat(events.discard("acme", "transcript", first)).isEqualTo(Outcome.UNKNOWN);
    String second = parked().getFirst().failureId();
    assertThat(events.discard("acme", "transcript", second)).isEqualTo(Outcome.RESOLVED);
    assertThat(texts(ONE)).containsExactly("one", "two");
    assertThat(parked()).isEmpty();
  }

  private List<ParkedSequence> parked() {
    return readSide.parked().list("acme", "transcript", new Page.Request(1, 20)).items();
  }

  private List<String> stored() {
    return database
        .sql()
        .select(AxonTables.TOKEN)
        .from(AxonTables.TOKENS)
        .where(AxonTables.PROCESSOR.eq("transcript"))
        .fetch(row -> row.value1() == null ? "" : new String(row.value1(), UTF_8));
  }

  private List<String> texts(UUID session) {
    return readSide.transcripts().read("acme", session, -1, 100).items().stream()
        .map(item -> String.valueOf(item.text()))
        .toList();
  }

  private void failAtCommit() {
    database
        .sql()
        .query(
            "create function fail() returns trigger language plpgsql as $$ begin raise exception"
                + " 'not today'; end $$")
        .execute();
    database
        .sql()
        .query(
            "create constraint trigger at_commit after insert on transcript_2 deferrable initially"
                + " deferred for each row execute function fail()")
        .execute();
  }
}
