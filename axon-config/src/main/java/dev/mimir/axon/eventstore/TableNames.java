package dev.mimir.axon.eventstore;

import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/// The framework's tables under our names.
final class TableNames {

  static final TokenSchema TOKENS =
      TokenSchema.builder()
          .setTokenTable("token_entry")
          .setProcessorNameColumn("processor_name")
          .setSegmentColumn("segment")
          .setTokenColumn("token")
          .setTokenTypeColumn("token_type")
          .setTimestampColumn("time_stamp")
          .setOwnerColumn("owner")
          .build();

  static final DeadLetterSchema DEAD_LETTERS =
      DeadLetterSchema.builder()
          .deadLetterTable("dead_letter_entry")
          .deadLetterIdentifierColumn("dead_letter_id")
          .processingGroupColumn("processing_group")
          .sequenceIdentifierColumn("sequence_identifier")
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
          .tokenTypeColumn("token_type")
          .tokenColumn("token")
          .enqueuedAtColumn("enqueued_at")
          .lastTouchedColumn("last_touched")
          .processingStartedColumn("processing_started")
          .causeTypeColumn("cause_type")
          .causeMessageColumn("cause_message")
          .diagnosticsColumn("diagnostics")
          .build();

  private TableNames() {}
}
