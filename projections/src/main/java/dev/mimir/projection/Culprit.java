package dev.mimir.projection;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/// Tells errors that an event causes, which will come again, from those of the surroundings, which
/// will pass: a lost connection, a deadlock, a full disk, a table that is not there.
final class Culprit {
  /// Data exception, integrity violation, limit exceeded, raised by a trigger.
  private static final Set<String> OF_THE_EVENT = Set.of("22", "23", "54", "P0");

  private Culprit() {}

  static boolean isTheEvent(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return OF_THE_EVENT.contains(group(failure.getSQLState()));
      }
      if (cause instanceof TransactionException
          || cause instanceof DataAccessResourceFailureException) {
        return false;
      }
    }
    return true;
  }

  /// A name to store for a kind of error: `NoSuchRowException` becomes `no-such-row`.
  static String name(Throwable error) {
    return error
        .getClass()
        .getSimpleName()
        .replaceFirst("(?<=.)Exception$", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /// What went wrong, for people: of an error of the database what it said, without the statement
  /// and the values of the row.
  static String message(Throwable error) {
    SQLException said = null;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      said = cause instanceof SQLException failure ? failure : said;
    }
    String message = String.valueOf((said == null ? error : said).getMessage());
    return said == null ? message : message.lines().findFirst().orElse("");
  }

  private static String group(@Nullable String state) {
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
