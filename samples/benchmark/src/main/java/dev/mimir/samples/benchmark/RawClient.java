package dev.mimir.samples.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes the rows of a turn with one insert and one commit, again and again: the limit.
final class RawClient implements Turns {
  private static final int TURNS_OF_A_SESSION = 500;

  private final DataSource database;
  private final Rows rows;
  private final String sql;
  private final boolean implied;
  private String aggregateId = "";
  private int turn = TURNS_OF_A_SESSION;

  /// @param implied whether the statement commits by itself, without a round trip of its own
  RawClient(DataSource database, Rows rows, boolean implied) {
    this.database = database;
    this.rows = rows;
    this.sql = rows.insert();
    this.implied = implied;
  }

  @Override
  public void play() throws SQLException {
    if (turn == TURNS_OF_A_SESSION) {
      turn = 0;
      aggregateId = "default/session/" + UUID.randomUUID();
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(implied);
      insert(connection, (long) turn++ * rows.values().size());
      if (!implied) {
        connection.commit();
      }
    }
  }

  private void insert(Connection connection, long first) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      rows.set(insert, aggregateId, first);
      insert.executeUpdate();
    }
  }
}
