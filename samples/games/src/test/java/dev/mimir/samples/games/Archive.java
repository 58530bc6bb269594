package dev.mimir.samples.games;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.KnowledgeStore;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.MarkdownDocument;
import dev.mimir.knowledge.Question;
import dev.mimir.knowledge.Retrieval;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The bases of knowledge that come with the games, searched as the server does. An id is
/// `<game>/<name>`. They cannot be changed.
final class Archive implements KnowledgeBases {
  static final Archive OPEN = new Archive();

  private final Map<String, List<Document.Stored>> shelves = new ConcurrentHashMap<>();
  private final Map<String, Map<String, List<Chunk>>> chunks = new ConcurrentHashMap<>();
  private final Map<List<Object>, Found> known = new ConcurrentHashMap<>();
  private final Retrieval retrieval =
      ServiceLoader.load(Retrieval.Factory.class).findFirst().orElseThrow().create(new Store());

  private Archive() {}

  @Override
  public Optional<Base> named(String tenant, @Nullable String graphId, String nameOrId) {
    return get(tenant, graphId + "/" + nameOrId);
  }

  @Override
  public Optional<Base> get(String tenant, String baseId) {
    int slash = baseId.indexOf('/');
    String game = baseId.substring(0, slash);
    String name = baseId.substring(slash + 1);
    int size = shelf(baseId).size();
    return size == 0
        ? Optional.empty()
        : Optional.of(
            new Base(
                baseId, name, game, Language.EN, DocumentKind.STORY, "", 1, size, Instant.EPOCH));
  }

  /// Random players ask the same over and over.
  @Override
  public Found search(String tenant, Base base, Question question) {
    return known.computeIfAbsent(
        List.of(base.baseId(), question), _ -> retrieval.search(tenant, base, question));
  }

  private List<Document.Stored> shelf(String baseId) {
    return shelves.computeIfAbsent(baseId, Archive::read);
  }

  private static List<Document.Stored> read(String baseId) {
    String folder = "games/" + baseId.replace("/", ".knowledge/");
    return Archive.class.getResource("/" + folder) == null
        ? List.of()
        : Resources.names(folder, ".md").stream()
            .map(name -> MarkdownDocument.read(name, text(folder + "/" + name + ".md")))
            .map(document -> new Document.Stored(document, 1))
            .toList();
  }

  private static String text(String file) {
    return new String(Resources.bytes(file), StandardCharsets.UTF_8);
  }

  private final class Store implements KnowledgeStore {
    @Override
    public List<Document.Stored> documents(String tenant, String baseId) {
      return shelf(baseId);
    }

    @Override
    public Map<String, List<Chunk>> chunks(String tenant, String baseId, String model) {
      return chunks.getOrDefault(baseId, Map.of());
    }

    @Override
    public void keep(
        String tenant, String baseId, Document.Stored document, String model, List<Chunk> made) {
      chunks
          .computeIfAbsent(baseId, _ -> new ConcurrentHashMap<>())
          .put(document.document().documentId(), made);
    }
  }

  @Override
  public List<Base> list(String tenant) {
    return List.of();
  }

  @Override
  public Optional<Base> create(String tenant, String baseId, Base.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Updated update(String tenant, String baseId, Base.Draft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(String tenant, String baseId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Document.Summary> documents(String tenant, String baseId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Document> document(String tenant, String baseId, String documentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean add(String tenant, String baseId, Document document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean put(String tenant, String baseId, Document document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(String tenant, String baseId, String documentId) {
    throw new UnsupportedOperationException();
  }
}
