package dev.mimir.axon.knowledge;

import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Lore;
import dev.mimir.value.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The rows of documents.
final class Documents {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JdbcClient sql;

  Documents(JdbcClient sql) {
    this.sql = sql;
  }

  List<Document.Stored> all(String tenant, String baseId) {
    return sql.sql(
            """
            select document_id, revision, title, text, kind, metadata, lore
            from knowledge_document where tenant = ? and base_id = ? order by position
            """)
        .params(tenant, baseId)
        .query((row, _) -> new Document.Stored(document(row), row.getLong("revision")))
        .list();
  }

  List<Document.Summary> summaries(String tenant, String baseId) {
    return sql.sql(
            """
            select document_id, title, kind, length(text) as length, lore
            from knowledge_document where tenant = ? and base_id = ? order by position
            """)
        .params(tenant, baseId)
        .query((row, _) -> summary(row))
        .list();
  }

  Optional<Document> find(String tenant, String baseId, String documentId) {
    return sql.sql(
            """
            select document_id, title, text, kind, metadata, lore
            from knowledge_document where tenant = ? and base_id = ? and document_id = ?
            """)
        .params(tenant, baseId, documentId)
        .query((row, _) -> document(row))
        .optional();
  }

  /// Writes a document; the chunks of one that it replaces go.
  void put(String tenant, String baseId, Document.Stored stored) {
    Document document = stored.document();
    @Nullable Lore lore = document.lore();
    sql.sql("delete from knowledge_chunk where tenant = ? and base_id = ? and document_id = ?")
        .params(tenant, baseId, document.documentId())
        .update();
    sql.sql(
            """
            insert into knowledge_document
              (tenant, base_id, document_id, revision, title, text, kind, metadata, lore)
            values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))
            on conflict (tenant, base_id, document_id) do update set
              revision = excluded.revision, title = excluded.title, text = excluded.text,
              kind = excluded.kind, metadata = excluded.metadata, lore = excluded.lore
            """)
        .params(
            tenant,
            baseId,
            document.documentId(),
            stored.revision(),
            document.title(),
            document.text(),
            document.kind().label(),
            Json.MAPPER.writeValueAsString(document.metadata()),
            lore == null ? "" : Json.MAPPER.writeValueAsString(lore))
        .update();
  }

  boolean delete(String tenant, String baseId, String documentId) {
    return 1
        == sql.sql(
                """
                delete from knowledge_document
                where tenant = ? and base_id = ? and document_id = ?
                """)
            .params(tenant, baseId, documentId)
            .update();
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        row.getString("document_id"),
        row.getString("title"),
        row.getString("text"),
        DocumentKind.of(row.getString("kind")).orElseThrow(),
        Json.MAPPER.readValue(row.getString("metadata"), MAP),
        lore(row));
  }

  private static Document.Summary summary(ResultSet row) throws SQLException {
    return new Document.Summary(
        row.getString("document_id"),
        row.getString("title"),
        DocumentKind.of(row.getString("kind")).orElseThrow(),
        row.getLong("length"),
        lore(row));
  }

  private static @Nullable Lore lore(ResultSet row) throws SQLException {
    @Nullable String json = row.getString("lore");
    return json == null ? null : Json.MAPPER.readValue(json, Lore.class);
  }
}
