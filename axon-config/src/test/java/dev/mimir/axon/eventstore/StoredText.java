package dev.mimir.axon.eventstore;

import dev.mimir.axon.database.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks at what stands in the tables.
final class StoredText {

  private static final String COLUMNS =
      """
      select format('%s.%s', table_name, column_name),
        format(case data_type
          when 'bytea' then 'select count(*) from %1$I where position(convert_to(%%L, ''UTF8'') in %2$I) > 0'
          else 'select count(*) from %1$I where position(%%L in %2$I::text) > 0' end,
          table_name, column_name)
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'mimir' and table_type = 'BASE TABLE'
        and table_name <> 'flyway_schema_history' and data_type in ('text', 'bytea', 'jsonb', 'character varying')
      """;

  private StoredText() {}

  /// `table.column` of each text or bytea column that holds one of the words.
  static List<String> containing(TestPostgres database, String... words) {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement outer = connection.createStatement();
        ResultSet column = outer.executeQuery(COLUMNS)) {
      int columns = 0;
      while (column.next()) {
        columns++;
        for (String word : words) {
          String count = column.getString(2).replace("%L", "'" + word + "'");
          if (!column(database, count).equals(List.of("0"))) {
            found.add(column.getString(1) + " has " + word);
          }
        }
      }
      if (columns == 0) {
        throw new IllegalStateException("no columns to look at");
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of every row.
  static List<String> column(TestPostgres database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
