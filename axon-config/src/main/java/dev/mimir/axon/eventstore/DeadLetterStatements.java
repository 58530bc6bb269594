package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/// The framework's statements for dead letters, with logical names where it writes class names.
final class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

  private static final int MESSAGE_TYPE = 5;
  private static final int CAUSE_TYPE = 19;

  private DeadLetterStatements(Builder<EventMessage<?>> builder) {
    super(builder);
  }

  static DeadLetterStatements with(MimirSerializer serializer) {
    return new DeadLetterStatements(
        new Settings()
            .schema(TableNames.DEAD_LETTERS)
            .genericSerializer(serializer)
            .eventSerializer(serializer));
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
    statement.setString(
        CAUSE_TYPE, letter.cause().map(Cause::type).map(DeadLetterStatements::name).orElse(null));
    return statement;
  }

  @Override
  public PreparedStatement requeueStatement(
      Connection connection,
      String letter,
      @Nullable Cause cause,
      Instant lastTouched,
      MetaData diagnostics)
      throws SQLException {
    PreparedStatement statement =
        super.requeueStatement(connection, letter, cause, lastTouched, diagnostics);
    statement.setString(1, cause == null ? null : name(cause.type()));
    return statement;
  }

  /// `dev.mimir.NoSuchRow` and `dev.mimir.NoSuchRowException` become `no-such-row`.
  static String name(String exceptionClass) {
    return exceptionClass
        .substring(Math.max(exceptionClass.lastIndexOf('.'), exceptionClass.lastIndexOf('$')) + 1)
        .replaceFirst("(?<=.)Exception$", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static final class Settings extends Builder<EventMessage<?>> {}
}
