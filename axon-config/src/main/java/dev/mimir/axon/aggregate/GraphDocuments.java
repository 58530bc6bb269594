package dev.mimir.axon.aggregate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Documents as they were uploaded, each stored once per tenant and content hash, compressed.
final class GraphDocuments {
  private final JdbcClient sql;

  GraphDocuments(JdbcClient sql) {
    this.sql = sql;
  }

  void store(String tenant, String contentHash, byte[] document) {
    sql.sql(
            """
            insert into graph_document (tenant, content_hash, document)
            values (?, ?, ?) on conflict do nothing
            """)
        .params(tenant, contentHash, compressed(document))
        .update();
  }

  Optional<byte[]> find(String tenant, String contentHash) {
    List<byte[]> found =
        sql.sql("select document from graph_document where tenant = ? and content_hash = ?")
            .params(tenant, contentHash)
            .query(byte[].class)
            .list();
    return found.stream().findFirst().map(GraphDocuments::expanded);
  }

  private static byte[] compressed(byte[] document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length / 3);
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] expanded(byte[] compressed) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return zip.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("a stored graph document is damaged", broken);
    }
  }
}
