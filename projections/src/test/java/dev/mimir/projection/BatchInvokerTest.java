package dev.mimir.projection;

import static dev.mimir.projection.Facts.input;
import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.mimir.projection.schema.Tables;
import dev.mimir.projection.sessionlist.SessionListModel;
import dev.mimir.projection.transcript.TranscriptModel;
import dev.mimir.session.Answer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.ResultMessage;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class BatchInvokerTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);
  private static final UUID THREE = new UUID(1, 3);

  private final TestDatabase database = TestDatabase.create();

  @Test
  void writes_a_batch_at_once_and_each_row_once() {
    Spy sessions = Spy.on(new SessionListModel());
    TestBatch batch = new TestBatch(sessions, database);
    Log log = new Log();
    for (UUID session : List.of(ONE, TWO)) {
      log.session("acme", session, started("tea", "ann"), waits("a"));
      for (int turn = 0; turn < 10; turn++) {
        log.session("acme", session, input("a", "ann", Answer.choice("go")), waits("a"));
      }
    }
    batch.handle(log.events());
    assertThat(sessions.writes()).containsExactly(44);
    assertThat(database.sql().fetch(Tables.SESSION_LIST))
        .hasSize(2)
        .allMatch(row -> row.getTurn() == 10 && row.getSequence() == 21);
  }

  @Test
  void parks_the_event_that_cannot_be_written_and_lets_the_others_pass() {
    refuse("poison");
    Spy transcript = Spy.on(new TranscriptModel());
    TestBatch batch = new TestBatch(transcript, database);
    Log log =
        new Log()
            .session("acme", ONE, shown("a", "one a"))
            .session("acme", TWO, shown("a", "two a"), shown("a", "poison"))
            .session("acme", THREE, shown("a", "three a"))
            .session("acme", TWO, shown("a", "two b"))
            .session("acme", ONE, shown("a", "one b"));
    ResultMessage<?> result = batch.handle(log.events());
    assertThat(result.isExceptional()).isFalse();
    assertThat(transcript.writes()).containsExactly(6, 1, 1, 1, 1, 1);
    assertThat(texts()).containsExactlyInAnyOrder("one a", "one b", "two a", "three a");
    assertThat(batch.letters().queue().size()).isEqualTo(2);
    assertThat(batch.letters().queue().sequenceSize("acme/session/" + TWO)).isEqualTo(2);
    assertThat(database.sql().fetch(AxonTables.DEAD_LETTERS))
        .allMatch(letter -> letter.get("message_type", String.class).equals("event"))
        .extracting(letter -> letter.get("cause_type", String.class))
        .containsExactlyInAnyOrder("integrity-constraint-violation", null);
    assertThat(database.sql().fetch(AxonTables.DEAD_LETTERS))
        .extracting(letter -> letter.get("cause_message", String.class))
        .filteredOn(Objects::nonNull)
        .singleElement(STRING)
        .contains("refused")
        .doesNotContainIgnoringCase("insert into")
        .doesNotContain("poison");
  }

  @Test
  void parks_what_follows_a_parked_event_and_still_writes_the_rest_at_once() {
    refuse("poison");
    Spy transcript = Spy.on(new TranscriptModel());
    TestBatch batch = new TestBatch(transcript, database);
    Log log = new Log().session("acme", ONE, shown("a", "poison"));
    batch.handle(log.events());
    transcript.writes().clear();
    log.session("acme", ONE, shown("a", "one b"))
        .session("acme", TWO, shown("a", "two a"), shown("a", "two b"))
        .session("acme", ONE, shown("a", "one c"))
        .session("bolt", ONE, shown("a", "another tenant's"));
    batch.handle(log.events().subList(1, 6));
    assertThat(transcript.writes()).containsExactly(3);
    assertThat(texts()).containsExactlyInAnyOrder("two a", "two b", "another tenant's");
    assertThat(batch.letters().queue().size()).isEqualTo(3);
  }

  @Test
  void takes_up_parked_events_in_their_order_once_the_cause_is_gone() {
    refuse("poison");
    TestBatch batch = new TestBatch(new TranscriptModel(), database);
    Log log =
        new Log().session("acme", ONE, shown("a", "one"), shown("a", "poison"), shown("a", "two"));
    batch.handle(log.events());
    assertThat(batch.retry()).isFalse();
    assertThat(texts()).containsExactly("one");
    accept();
    assertThat(batch.retry()).isTrue();
    assertThat(texts()).containsExactly("one", "poison", "two");
    assertThat(batch.letters().queue().size()).isZero();
  }

  @Test
  void parks_an_event_that_its_read_model_cannot_read() {
    TestBatch batch = new TestBatch(new TranscriptModel(), database);
    Log log = new Log().session("acme", ONE, shown("a", "one"));
    log.broken("acme/session/not-a-uuid", shown("a", "two"));
    batch.handle(log.events());
    assertThat(texts()).containsExactly("one");
    assertThat(batch.letters().queue().amountOfSequences()).isOne();
  }

  @Test
  void parks_nothing_when_no_event_is_to_blame() {
    database.sql().alterTable("transcript_2").renameTo("elsewhere").execute();
    TestBatch batch = new TestBatch(new TranscriptModel(), database);
    Log log = new Log().session("acme", ONE, shown("a", "one"));
    assertThat(batch.handle(log.events()).isExceptional()).isTrue();
    assertThat(batch.letters().queue().size()).isZero();
    database.sql().alterTable("elsewhere").renameTo("transcript_2").execute();
    assertThat(batch.handle(log.events()).isExceptional()).isFalse();
    assertThat(texts()).containsExactly("one");
  }

  private void refuse(String text) {
    database
        .sql()
        .alterTable(Tables.TRANSCRIPT)
        .add(DSL.constraint("refused").check(Tables.TRANSCRIPT.TEXT.ne(text)))
        .execute();
  }

  private void accept() {
    database.sql().alterTable(Tables.TRANSCRIPT).dropConstraint("refused").execute();
  }

  private List<String> texts() {
    return database
        .sql()
        .selectFrom(Tables.TRANSCRIPT)
        .orderBy(Tables.TRANSCRIPT.SEQUENCE)
        .fetch(Tables.TRANSCRIPT.TEXT);
  }
}
