package dev.mimir.samples.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/// The rows that the event store wrote for one turn, to be written again under other keys, into a
/// table with the same columns, defaults and constraints.
///
/// @param values of the columns that the event store fills, row by row; the key comes first
record Rows(List<List<Object>> values) {
  private static final String COLUMNS =
      "aggregate_id, sequence_number, tenant, aggregate_type, payload_type, payload_revision,"
          + " time_stamp, payload, metadata, hash";
  private static final int WIDTH = 10;

  /// Makes the table, empty.
  static void createTable(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists raw_event");
      statement.execute(
          "create table raw_event (like event_entry including all) with ("
              + "autovacuum_vacuum_insert_scale_factor = 0.05,"
              + " autovacuum_analyze_scale_factor = 0.05)");
    }
  }

  /// Reads what a session's log holds after a sequence.
  static Rows after(DataSource database, String sessionId, long sequence) throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from event_entry where aggregate_id like ? and sequence_number > ?"
            + " order by sequence_number";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "%/" + sessionId);
      statement.setLong(2, sequence);
      return new Rows(read(statement));
    }
  }

  private static List<List<Object>> read(PreparedStatement statement) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= WIDTH; column++) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /// One statement for all rows.
  String insert() {
    String row = "(" + String.join(", ", Collections.nCopies(WIDTH, "?")) + ")";
    return "insert into raw_event ("
        + COLUMNS
        + ") values "
        + String.join(", ", Collections.nCopies(values.size(), row));
  }

  /// Sets the parameters of [#insert].
  ///
  /// @param first sequence of the first row
  void set(PreparedStatement insert, String aggregateId, long first) throws SQLException {
    int parameter = 1;
    for (int n = 0; n < values.size(); n++) {
      insert.setString(parameter++, aggregateId);
      insert.setLong(parameter++, first + n);
      for (Object value : values.get(n).subList(2, WIDTH)) {
        insert.setObject(parameter++, value);
      }
    }
  }

  int bytes() {
    return values.stream()
        .flatMap(List::stream)
        .mapToInt(value -> value instanceof byte[] bytes ? bytes.length : 8)
        .sum();
  }
}
