package dev.mimir.axon.knowledge;

import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.KnowledgeStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Documents and chunks for the index.
final class StoredDocuments implements KnowledgeStore {
  private final JdbcClient sql;
  private final Documents documents;

  StoredDocuments(JdbcClient sql) {
    this.sql = sql;
    this.documents = new Documents(sql);
  }

  @Override
  public List<Document.Stored> documents(String tenant, String baseId) {
    return documents.all(tenant, baseId);
  }

  @Override
  public Map<String, List<Chunk>> chunks(String tenant, String baseId, String model) {
    Map<String, List<Chunk>> chunks = new HashMap<>();
    sql.sql(
            """
            select document_id, c."offset", c.length, c.vector
            from knowledge_chunk c join knowledge_document d
              using (tenant, base_id, document_id, revision)
            where tenant = ? and base_id = ? and model = ? order by document_id, chunk
            """)
        .params(tenant, baseId, model)
        .query(row -> {
          chunks
              .computeIfAbsent(row.getString("document_id"), _ -> new ArrayList<>())
              .add(
                  new Chunk(
                      row.getInt("offset"),
                      row.getInt("length"),
                      Vectors.read(row.getBytes("vector"))));
        });
    return chunks;
  }

  /// One statement: several who keep the same chunks at once write them once.
  @Override
  public void keep(
      String tenant, String baseId, Document.Stored document, String model, List<Chunk> made) {
    sql.sql(
            """
            insert into knowledge_chunk
              (tenant, base_id, document_id, revision, model, chunk, "offset", length, vector)
            select d.tenant, d.base_id, d.document_id, d.revision, ?, n, o, l, v
            from knowledge_document d,
              unnest(?::int[], ?::int[], ?::bytea[]) with ordinality as chunks (o, l, v, n)
            where d.tenant = ? and d.base_id = ? and d.document_id = ? and d.revision = ?
            on conflict do nothing
            """)
        .params(
            model,
            made.stream().map(Chunk::offset).toArray(Integer[]::new),
            made.stream().map(Chunk::length).toArray(Integer[]::new),
            made.stream().map(chunk -> Vectors.written(chunk.vector())).toArray(byte[][]::new),
            tenant,
            baseId,
            document.document().documentId(),
            document.revision())
        .update();
  }
}
