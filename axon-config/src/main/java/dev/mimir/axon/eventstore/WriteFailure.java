package dev.mimir.axon.eventstore;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/// What an error while writing means for the turns.
///
/// Source of the codes: PostgreSQL documentation, appendix "Error Codes".
final class WriteFailure {

  private static final String UNIQUE_VIOLATION = "23505";

  /// The server speaks of the data or of a key: it rolled back, and one turn may be the culprit.
  private static final Set<String> OF_ONE_TURN = Set.of("22", "23", "54");

  /// The server refused and is still there.
  private static final Set<String> REFUSED = Set.of("25", "28", "3D", "3F", "40", "42", "53", "55");

  private WriteFailure() {}

  /// Whether the other turns of the batch may succeed when written alone.
  static boolean mayBeOneTurns(SQLException e) {
    return OF_ONE_TURN.contains(category(e));
  }

  static boolean outcomeKnown(SQLException e) {
    return mayBeOneTurns(e) || REFUSED.contains(category(e));
  }

  private static String category(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() != 5 ? "" : state.substring(0, 2);
  }

  static RuntimeException of(SQLException e, Turn turn) {
    if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
      return turn.creates()
          ? new AggregateStreamCreationException(turn.name() + " exists already", e)
          : new ConcurrencyException(turn.name() + " was changed by someone else", e);
    }
    if (mayBeOneTurns(e)) {
      return new EventStoreException(turn.name() + " could not be stored", e);
    }
    return outcomeKnown(e)
        ? new EventStoreUnavailableException("the database refuses to write", true, e)
        : new EventStoreUnavailableException("the connection was lost while writing", false, e);
  }
}
