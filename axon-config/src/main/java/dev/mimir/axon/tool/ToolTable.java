package dev.mimir.axon.tool;

import dev.mimir.tool.CustomTool;
import dev.mimir.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The table of tools.
final class ToolTable {
  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  /// A row.
  ///
  /// @param tool without the values of secrets
  /// @param secrets sealed; null when there are none
  record Row(CustomTool tool, @Nullable String secrets) {}

  ToolTable(DataSource database) {
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(_ -> work.get());
  }

  List<Row> all(String tenant) {
    return sql.sql("select definition, secrets from custom_tool where tenant = ? order by name")
        .params(tenant)
        .query((row, _) -> row(row.getString(1), row.getString(2)))
        .list();
  }

  Optional<Row> find(String tenant, String name) {
    return sql.sql("select definition, secrets from custom_tool where tenant = ? and name = ?")
        .params(tenant, name)
        .query((row, _) -> row(row.getString(1), row.getString(2)))
        .optional();
  }

  /// The same, for whoever is about to change it.
  Optional<Row> lock(String tenant, String name) {
    return sql.sql(
            """
            select definition, secrets from custom_tool where tenant = ? and name = ? for update
            """)
        .params(tenant, name)
        .query((row, _) -> row(row.getString(1), row.getString(2)))
        .optional();
  }

  /// @return false when there is one of that name
  boolean insert(String tenant, Row row) {
    return sql.sql(
                """
                insert into custom_tool (tenant, name, definition, secrets)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .param(tenant)
            .param(row.tool().name())
            .param(json(row.tool()))
            .param(row.secrets())
            .update()
        == 1;
  }

  void update(String tenant, Row row) {
    sql.sql("update custom_tool set definition = ?, secrets = ? where tenant = ? and name = ?")
        .param(json(row.tool()))
        .param(row.secrets())
        .param(tenant)
        .param(row.tool().name())
        .update();
  }

  boolean delete(String tenant, String name) {
    return sql.sql("delete from custom_tool where tenant = ? and name = ?")
            .params(tenant, name)
            .update()
        == 1;
  }

  private static Row row(String definition, @Nullable String secrets) {
    return new Row(Json.MAPPER.readValue(definition, CustomTool.class), secrets);
  }

  private static String json(CustomTool tool) {
    return Json.MAPPER.writeValueAsString(tool);
  }
}
