package dev.mimir.axon.database;

import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The PostgreSQL schema that holds every table.
final class MimirSchema {

  static final String NAME = "mimir";

  private MimirSchema() {}

  /// Each module numbers its migrations in a range of its own, so a later one of an earlier range
  /// arrives out of order.
  static void configure(FluentConfiguration flyway) {
    flyway.defaultSchema(NAME).schemas(NAME).createSchemas(true).outOfOrder(true);
  }
}
