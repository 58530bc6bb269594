package dev.mimir.axon.database;

/// A PostgreSQL server that answers.
public sealed interface DatabaseServer extends AutoCloseable
    permits EmbeddedDatabase, ExternalDatabase {

  /// How to connect to it.
  DatabaseLogin login();

  /// Ends what was started for this server; an external database goes on.
  @Override
  void close();
}
