package dev.mimir.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The codes by which PostgreSQL says what went wrong.
final class SqlState {
  static final String LOCKED = "55P03";

  private SqlState() {}

  /// Of a failure that a statement caused, whoever wrapped it; empty when none did.
  static String of(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException said && said.getSQLState() != null) {
        return said.getSQLState();
      }
    }
    return "";
  }
}
