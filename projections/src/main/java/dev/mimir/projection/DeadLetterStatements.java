package dev.mimir.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;

/// The framework's statements for dead letters, but for a class name that it would store, and the
/// time of events, which it would cut to milliseconds.
final class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {
  private static final int MESSAGE_TYPE = 5;
  private static final int TIMESTAMP = 7;

  private DeadLetterStatements(Settings settings) {
    super(settings);
  }

  static DeadLetterStatements of(Serializer general, Serializer events) {
    Settings settings = new Settings();
    settings.schema(AxonTables.deadLetters()).genericSerializer(general).eventSerializer(events);
    return new DeadLetterStatements(settings);
  }

  @Override
  public PreparedStatement enqueueStatement(
      Connection connection,
      String group,
      String sequence,
      DeadLetter<? extends EventMessage<?>> letter,
      long index)
      throws SQLException {
    PreparedStatement statement =
        super.enqueueStatement(connection, group, sequence, letter, index);
    statement.setString(MESSAGE_TYPE, "event");
    statement.setString(TIMESTAMP, letter.message().getTimestamp().toString());
    return statement;
  }

  private static final class Settings extends Builder<EventMessage<?>> {}
}
