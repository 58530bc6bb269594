package dev.mimir.axon.eventstore;

import dev.mimir.axon.database.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/// An engine on a database of its own.
record TestStore(TestPostgres database, PostgresEventStorageEngine engine)
    implements AutoCloseable {

  static TestStore open() {
    return open(EventStoreProperties.defaults());
  }

  static TestStore open(EventStoreProperties settings) {
    TestPostgres database = TestPostgres.migrated();
    return new TestStore(database, engine(database.dataSource(), settings));
  }

  static PostgresEventStorageEngine engine(DataSource database, EventStoreProperties settings) {
    return new PostgresEventStorageEngine(
        database,
        Adventure.serializer(),
        new EventUpcasterChain(),
        SnapshotFilter.allowAll(),
        settings);
  }

  /// An identifier that no other test has.
  static String newId() {
    return "default/session/" + UUID.randomUUID();
  }

  void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of every row.
  List<String> column(String sql) {
    return StoredText.column(database, sql);
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
