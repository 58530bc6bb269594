package dev.mimir.projection;

import static dev.mimir.projection.AxonTables.DEAD_LETTERS;
import static dev.mimir.projection.AxonTables.GROUP;
import static dev.mimir.projection.AxonTables.SEQUENCE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.mimir.session.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The events that read models could not take in. Those of a session or graph wait in their order,
/// and only these: when the first is dealt with the others follow.
public final class ParkedEvents {
  private static final Field<String> ID = field(name("dead_letter_id"), String.class);
  private static final Field<String> TENANT = field(name("tenant"), String.class);
  private static final Field<Long> INDEX = field(name("sequence_index"), Long.class);
  private static final Field<Long> EVENT = field(name("sequence_number"), Long.class);
  private static final Field<String> TYPE = field(name("payload_type"), String.class);
  private static final Field<String> AT = field(name("time_stamp"), String.class);
  private static final Field<String> PARKED_AT = field(name("enqueued_at"), String.class);
  private static final Field<String> CAUSE = field(name("cause_type"), String.class);
  private static final Field<String> MESSAGE = field(name("cause_message"), String.class);
  private static final Field<Integer> PLACE = field(name("place"), Integer.class);
  private static final Field<Long> EVENTS = field(name("events"), Long.class);

  private final List<ReadModel> models;
  private final Supplier<Configuration> axon;
  private final DSLContext sql;

  /// @param axon asked only after the start
  ParkedEvents(List<ReadModel> models, Supplier<Configuration> axon, DSLContext sql) {
    this.models = models;
    this.axon = axon;
    this.sql = sql;
  }

  /// What became of parked events.
  public enum Outcome {
    /// All of that session or graph were taken in.
    RESOLVED,
    /// One failed again.
    STILL_PARKED,
    /// There is no such event.
    UNKNOWN,
    /// This server fills no read models.
    UNAVAILABLE
  }

  /// Whether there is a read model of that name.
  public boolean knows(String readModel) {
    return models.stream().anyMatch(model -> model.name().equals(readModel));
  }

  /// The sessions and graphs of a tenant with parked events, in the order in which these failed.
  public Page<ParkedSequence> list(String tenant, String readModel, Page.Request page) {
    Table<Record> letters =
        select(DEAD_LETTERS.asterisk())
            .select(rowNumber().over().partitionBy(SEQUENCE).orderBy(INDEX).as(PLACE))
            .select(count().over().partitionBy(SEQUENCE).as(EVENTS.getName()))
            .from(DEAD_LETTERS)
            .where(GROUP.eq(readModel))
            .and(TENANT.eq(tenant))
            .asTable("letters");
    return Page.of(
        sql, letters, PLACE.eq(1), List.of(PARKED_AT, SEQUENCE), page, ParkedEvents::parked);
  }

  private static ParkedSequence parked(Record letter) {
    String[] aggregate = letter.get(SEQUENCE).split("/", 3);
    return new ParkedSequence(
        letter.get(ID),
        aggregate.length == 3 ? aggregate[1] : "unknown",
        aggregate[aggregate.length - 1],
        letter.get(EVENT),
        type(letter.get(TYPE)),
        Instant.parse(letter.get(AT)),
        Objects.requireNonNullElse(letter.get(CAUSE), "unknown"),
        Objects.requireNonNullElse(letter.get(MESSAGE), ""),
        letter.get(EVENTS),
        Instant.parse(letter.get(PARKED_AT)));
  }

  /// As clients know it.
  private static String type(String stored) {
    return EventTypes.all().stream()
        .filter(type -> type.stored().equals(stored))
        .map(EventTypes.EventType::served)
        .findAny()
        .orElse(stored);
  }

  /// Takes in an event, and those behind it, until one fails.
  ///
  /// @param failureId as of {@link ParkedSequence}
  public Outcome retry(String tenant, String readModel, String failureId) {
    return sequence(tenant, readModel, failureId)
        .map(sequence -> retry(readModel, sequence))
        .orElse(Outcome.UNKNOWN);
  }

  /// Forgets an event, and takes in those behind it.
  public Outcome discard(String tenant, String readModel, String failureId) {
    Optional<String> sequence = sequence(tenant, readModel, failureId);
    if (sequence.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    sql.deleteFrom(DEAD_LETTERS).where(ID.eq(failureId)).execute();
    return retry(readModel, sequence.get());
  }

  private Optional<String> sequence(String tenant, String readModel, String failureId) {
    return sql.select(SEQUENCE)
        .from(DEAD_LETTERS)
        .where(ID.eq(failureId))
        .and(GROUP.eq(readModel))
        .and(TENANT.eq(tenant))
        .fetchOptional(SEQUENCE);
  }

  private Outcome retry(String readModel, String sequence) {
    Optional<SequencedDeadLetterProcessor<EventMessage<?>>> processor =
        axon.get().eventProcessingConfiguration().sequencedDeadLetterProcessor(readModel);
    if (processor.isEmpty()) {
      return Outcome.UNAVAILABLE;
    }
    processor.get().process(letter -> isOf(letter, sequence));
    return sql.fetchExists(DEAD_LETTERS, GROUP.eq(readModel).and(SEQUENCE.eq(sequence)))
        ? Outcome.STILL_PARKED
        : Outcome.RESOLVED;
  }

  private static boolean isOf(DeadLetter<? extends EventMessage<?>> letter, String sequence) {
    return DeadLetters.sequence(letter.message()).equals(sequence);
  }
}
