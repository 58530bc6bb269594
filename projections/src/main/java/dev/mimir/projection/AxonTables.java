package dev.mimir.projection;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The tables `token_entry` and `dead_letter_entry`, which come with the event store, as Axon and
/// as queries name their columns.
final class AxonTables {
  static final Table<Record> DEAD_LETTERS = table(name("dead_letter_entry"));
  static final Field<String> GROUP = field(name("processing_group"), String.class);
  static final Field<String> SEQUENCE = field(name("sequence_identifier"), String.class);

  static final Table<Record> TOKENS = table(name("token_entry"));
  static final Field<String> PROCESSOR = field(name("processor_name"), String.class);
  static final Field<Integer> SEGMENT = field(name("segment"), Integer.class);
  static final Field<byte[]> TOKEN = field(name("token"), byte[].class);
  static final Field<String> TOKEN_TYPE = field(name("token_type"), String.class);
  static final Field<String> OWNER = field(name("owner"), String.class);

  private AxonTables() {}

  static TokenSchema tokens() {
    return TokenSchema.builder()
        .setTokenTable(TOKENS.getName())
        .setProcessorNameColumn(PROCESSOR.getName())
        .setSegmentColumn(SEGMENT.getName())
        .setTokenColumn(TOKEN.getName())
        .setTokenTypeColumn(TOKEN_TYPE.getName())
        .setTimestampColumn("time_stamp")
        .setOwnerColumn(OWNER.getName())
        .build();
  }

  static DeadLetterSchema deadLetters() {
    return DeadLetterSchema.builder()
        .deadLetterTable(DEAD_LETTERS.getName())
        .deadLetterIdentifierColumn("dead_letter_id")
        .processingGroupColumn(GROUP.getName())
        .sequenceIdentifierColumn(SEQUENCE.getName())
        .sequenceIndexColumn("sequence_index")
        .messageTypeColumn("message_type")
        .eventIdentifierColumn("event_identifier")
        .timestampColumn("time_stamp")
        .payloadTypeColumn("payload_type")
        .payloadRevisionColumn("payload_revision")
        .payloadColumn("payload")
        .metaDataColumn("metadata")
        .aggregateTypeColumn("aggregate_type")
        .aggregateIdentifierColumn("aggregate_id")
        .sequenceNumberColumn("sequence_number")
        .tokenTypeColumn(TOKEN_TYPE.getName())
        .tokenColumn(TOKEN.getName())
        .enqueuedAtColumn("enqueued_at")
        .lastTouchedColumn("last_touched")
        .processingStartedColumn("processing_started")
        .causeTypeColumn("cause_type")
        .causeMessageColumn("cause_message")
        .diagnosticsColumn("diagnostics")
        .build();
  }
}
