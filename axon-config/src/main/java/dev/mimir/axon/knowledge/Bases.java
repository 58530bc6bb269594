package dev.mimir.axon.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of bases.
final class Bases {
  private static final String BASES =
      """
      select base_id, name, graph_id, language, kind, description, stamp, created_at,
        (select count(*) from knowledge_document d
         where d.tenant = b.tenant and d.base_id = b.base_id) as documents
      from knowledge_base b where tenant = :tenant
      """;

  private final JdbcClient sql;

  Bases(JdbcClient sql) {
    this.sql = sql;
  }

  List<Base> all(String tenant) {
    return sql.sql(BASES + " order by name, graph_id nulls first")
        .param("tenant", tenant)
        .query((row, _) -> base(row))
        .list();
  }

  Optional<Base> find(String tenant, String baseId) {
    return sql.sql(BASES + " and base_id = :id")
        .param("tenant", tenant)
        .param("id", baseId)
        .query((row, _) -> base(row))
        .optional();
  }

  /// The first that fits of: this id, the graph's own of this name, the shared one of this name.
  Optional<Base> named(String tenant, @Nullable String graphId, String name) {
    return sql.sql(
            BASES
                + """
                 and (graph_id is null or graph_id = :graph) and :name in (base_id, name)
                order by base_id = :name desc, graph_id nulls last limit 1
                """)
        .param("tenant", tenant)
        .param("graph", graphId == null ? "" : graphId)
        .param("name", name)
        .query((row, _) -> base(row))
        .optional();
  }

  void insert(String tenant, String baseId, Base.Draft draft) {
    sql.sql(
            """
            insert into knowledge_base
              (tenant, base_id, name, graph_id, language, kind, description)
            values (:tenant, :id, :name, :graph, :language, :kind, :description)
            on conflict do nothing
            """)
        .paramSource(new Row(tenant, baseId, draft).parameters())
        .update();
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  boolean update(String tenant, String baseId, Base.Draft draft) {
    return 1
        == sql.sql(
                """
                update knowledge_base set name = :name, graph_id = :graph, language = :language,
                  kind = :kind, description = :description, stamp = stamp + 1
                where tenant = :tenant and base_id = :id
                """)
            .paramSource(new Row(tenant, baseId, draft).parameters())
            .update();
  }

  boolean delete(String tenant, String baseId) {
    return 1
        == sql.sql("delete from knowledge_base where tenant = ? and base_id = ?")
            .params(tenant, baseId)
            .update();
  }

  /// Notes that a base changes, and holds off others who change it until this transaction ends.
  ///
  /// @return its new stamp; empty when there is none
  Optional<Long> touch(String tenant, String baseId) {
    return sql.sql(
            """
            update knowledge_base set stamp = stamp + 1
            where tenant = ? and base_id = ? returning stamp
            """)
        .params(tenant, baseId)
        .query(Long.class)
        .optional();
  }

  private static Base base(ResultSet row) throws SQLException {
    return new Base(
        row.getString("base_id"),
        row.getString("name"),
        row.getString("graph_id"),
        Language.of(row.getString("language")).orElseThrow(),
        DocumentKind.of(row.getString("kind")).orElseThrow(),
        row.getString("description"),
        row.getLong("stamp"),
        row.getLong("documents"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
