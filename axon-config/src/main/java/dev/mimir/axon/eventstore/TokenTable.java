package dev.mimir.axon.eventstore;

import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/// The framework's table of tokens under our names.
public final class TokenTable {

  private static final TokenSchema TOKENS =
      TokenSchema.builder()
          .setTokenTable("token_entry")
          .setProcessorNameColumn("processor_name")
          .setSegmentColumn("segment")
          .setTokenColumn("token")
          .setTokenTypeColumn("token_type")
          .setTimestampColumn("time_stamp")
          .setOwnerColumn("owner")
          .build();

  private TokenTable() {}

  public static TokenSchema schema() {
    return TOKENS;
  }
}
