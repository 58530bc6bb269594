package dev.mimir.nodes.knowledge;

import com.google.auto.service.AutoService;
import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.KnowledgeStore;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.Question;
import dev.mimir.knowledge.Retrieval;
import dev.mimir.nodes.knowledge.TextIndex.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds by words and by meaning, with the indexes of the bases that were used last.
public final class HybridRetrieval implements Retrieval {
  /// How far down both rankings are fused, for each passage asked for.
  private static final int DEPTH = 5;

  private final KnowledgeStore store;
  private final Embedder.Models models = new Embedder.Models();
  private final Shelf shelf = new Shelf();

  HybridRetrieval(KnowledgeStore store) {
    this.store = store;
  }

  /// Makes it.
  @AutoService(Retrieval.Factory.class)
  public static final class Factory implements Retrieval.Factory {
    @Override
    public Retrieval create(KnowledgeStore store) {
      return new HybridRetrieval(store);
    }
  }

  /// What is kept of a base in memory.
  record Indexed(long stamp, Embedder embedder, List<Document> documents, TextIndex index) {}

  @Override
  public void prepare(String tenant, Base base, Document.Stored document) {
    chunks(tenant, base, document, Map.of(), models.of(base.language()));
  }

  @Override
  public Found search(String tenant, Base base, Question question) {
    Indexed indexed = shelf.get(tenant, base.baseId(), base.stamp(), () -> indexed(tenant, base));
    List<Fusion.Hit> hits = hits(indexed, question);
    return Selection.of(
        LoreBook.of(indexed.documents(), question),
        hits.subList(0, Math.min(question.topK(), hits.size())),
        question.budget(),
        indexed.embedder().name(),
        indexed.stamp());
  }

  private static List<Fusion.Hit> hits(Indexed indexed, Question question) {
    String query = end(question.query());
    int depth = question.topK() * DEPTH;
    return query.isBlank() || depth == 0
        ? List.of()
        : Fusion.of(
            indexed.index().byWords(query, depth),
            indexed.index().byMeaning(indexed.embedder().query(query), depth));
  }

  private static String end(String query) {
    int from = query.length() - Question.MAX_QUERY;
    if (from <= 0) {
      return query;
    }
    return query.substring(Character.isLowSurrogate(query.charAt(from)) ? from + 1 : from);
  }

  private Indexed indexed(String tenant, Base base) {
    Embedder embedder = models.of(base.language());
    List<Document.Stored> documents = store.documents(tenant, base.baseId());
    Map<String, List<Chunk>> known =
        store.chunks(tenant, base.baseId(), model(embedder, base.language()));
    List<Part> parts = new ArrayList<>();
    for (Document.Stored stored : documents) {
      for (Chunk chunk : chunks(tenant, base, stored, known, embedder)) {
        parts.add(new Part(stored.document(), chunk));
      }
    }
    return new Indexed(
        base.stamp(),
        embedder,
        documents.stream().map(Document.Stored::document).toList(),
        TextIndex.of(parts, base.language()));
  }

  private List<Chunk> chunks(
      String tenant,
      Base base,
      Document.Stored stored,
      Map<String, List<Chunk>> known,
      Embedder embedder) {
    List<Chunk> kept = known.get(stored.document().documentId());
    if (kept != null) {
      return kept;
    }
    List<Chunk> made = made(stored.document(), base.language(), embedder);
    store.keep(tenant, base.baseId(), stored, model(embedder, base.language()), made);
    return made;
  }

  private static List<Chunk> made(Document document, Language language, Embedder embedder) {
    List<Chunk> chunks = new ArrayList<>();
    for (Chunker.Span span : Chunker.cut(document.text(), language)) {
      Part part = new Part(document, new Chunk(span.from(), span.length(), new float[0]));
      chunks.add(new Chunk(span.from(), span.length(), embedder.passage(part.searched())));
    }
    return chunks;
  }

  /// Chunks are made anew when they would be cut or embedded in another way.
  private static String model(Embedder embedder, Language language) {
    return embedder.name() + "/" + language.label() + Chunker.VERSION;
  }
}
