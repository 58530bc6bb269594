package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.KnowledgeStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One base in memory, that counts how often chunks were made for it.
final class MemoryStore implements KnowledgeStore {
  private final Map<String, Document.Stored> documents = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Chunk>>> chunks = new HashMap<>();
  private long revision;
  private int made;

  void put(Document document) {
    revision++;
    documents.put(document.documentId(), new Document.Stored(document, revision));
    chunks.values().forEach(ofModel -> ofModel.remove(document.documentId()));
  }

  long stamp() {
    return revision;
  }

  int made() {
    return made;
  }

  @Override
  public List<Document.Stored> documents(String tenant, String baseId) {
    return new ArrayList<>(documents.values());
  }

  @Override
  public Map<String, List<Chunk>> chunks(String tenant, String baseId, String model) {
    return Map.copyOf(chunks.getOrDefault(model, Map.of()));
  }

  @Override
  public void keep(
      String tenant, String baseId, Document.Stored document, String model, List<Chunk> chunks) {
    made++;
    this.chunks
        .computeIfAbsent(model, _ -> new HashMap<>())
        .put(document.document().documentId(), chunks);
  }
}
