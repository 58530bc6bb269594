package dev.mimir.axon.model;

import dev.mimir.model.ModelConfig;
import dev.mimir.value.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The table `model_config`.
final class ConfigTable {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String COLUMNS =
      """
      select config_id, name, provider, api_url, api_key_hint, model, enabled, weight, metadata,
             created_at, updated_at
      from model_config where tenant = ?
      """;

  private final JdbcClient sql;

  ConfigTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// A key as it is stored.
  ///
  /// @param sealed null for none
  /// @param hint null for none
  record SealedKey(@Nullable String sealed, @Nullable String hint) {
    static final SealedKey NONE = new SealedKey(null, null);
  }

  List<ModelConfig> all(String tenant) {
    return sql.sql(COLUMNS + "order by created_at, config_id")
        .param(tenant)
        .query(ConfigTable::row)
        .list();
  }

  Optional<ModelConfig> find(String tenant, String configId) {
    return sql.sql(COLUMNS + "and config_id = ?")
        .params(tenant, configId)
        .query(ConfigTable::row)
        .optional();
  }

  SealedKey key(String tenant, String configId) {
    return sql.sql(
            "select api_key, api_key_hint from model_config where tenant = ? and config_id = ?")
        .params(tenant, configId)
        .query((row, _) -> new SealedKey(row.getString(1), row.getString(2)))
        .optional()
        .orElse(SealedKey.NONE);
  }

  /// Does nothing when the id is there.
  void insert(String tenant, String configId, ModelConfig.Draft draft, SealedKey key, Instant now) {
    write(
        """
        insert into model_config (tenant, config_id, name, provider, api_url, api_key,
          api_key_hint, model, enabled, weight, metadata, created_at, updated_at)
        values (:tenant, :id, :name, :provider, :url, :key, :hint, :model, :enabled, :weight,
          :metadata::jsonb, :now, :now)
        on conflict (tenant, config_id) do nothing
        """,
        tenant,
        configId,
        draft,
        key,
        now);
  }

  void update(String tenant, String configId, ModelConfig.Draft draft, SealedKey key, Instant now) {
    write(
        """
        update model_config set name = :name, provider = :provider, api_url = :url, api_key = :key,
          api_key_hint = :hint, model = :model, enabled = :enabled, weight = :weight,
          metadata = :metadata::jsonb, updated_at = :now
        where tenant = :tenant and config_id = :id
        """,
        tenant,
        configId,
        draft,
        key,
        now);
  }

  private void write(
      String statement,
      String tenant,
      String configId,
      ModelConfig.Draft draft,
      SealedKey key,
      Instant now) {
    sql.sql(statement)
        .param("tenant", tenant)
        .param("id", configId)
        .param("name", draft.name())
        .param("provider", draft.provider())
        .param("url", draft.apiUrl())
        .param("key", key.sealed())
        .param("hint", key.hint())
        .param("model", draft.model())
        .param("enabled", draft.enabled())
        .param("weight", draft.weight())
        .param("metadata", Json.MAPPER.writeValueAsString(draft.metadata()))
        .param("now", Timestamp.from(now))
        .update();
  }

  void delete(String tenant, String configId) {
    sql.sql("delete from model_config where tenant = ? and config_id = ?")
        .params(tenant, configId)
        .update();
  }

  private static ModelConfig row(ResultSet row, int number) throws SQLException {
    return new ModelConfig(
        row.getString("config_id"),
        row.getString("name"),
        row.getString("provider"),
        row.getString("api_url"),
        row.getString("api_key_hint"),
        row.getString("model"),
        row.getBoolean("enabled"),
        row.getInt("weight"),
        Json.MAPPER.readValue(row.getString("metadata"), OBJECT),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
