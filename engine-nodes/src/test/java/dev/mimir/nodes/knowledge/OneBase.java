package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A base named `chronicle` of the graph `tea`, that cannot be changed.
record OneBase(MemoryStore store) implements KnowledgeBases {
  private Base base() {
    return new Base(
        "id",
        "chronicle",
        "tea",
        Language.EN,
        DocumentKind.WORLD,
        "",
        store.stamp(),
        0,
        Instant.EPOCH);
  }

  @Override
  public Optional<Base> named(String tenant, @Nullable String graphId, String nameOrId) {
    return nameOrId.equals("chronicle") && "tea".equals(graphId)
        ? Optional.of(base())
        : Optional.empty();
  }

  @Override
  public Found search(String tenant, Base base, Question question) {
    return new HybridRetrieval(store).search(tenant, base, question);
  }

  @Override
  public List<Base> list(String tenant) {
    return List.of(base());
  }

  @Override
  public Optional<Base> get(String tenant, String baseId) {
    return Optional.empty();
  }

  @Override
  public Optional<Base> create(String tenant, String baseId, Base.Draft draft) {
    return Optional.empty();
  }

  @Override
  public Updated update(String tenant, String baseId, Base.Draft draft) {
    return Updated.UNKNOWN;
  }

  @Override
  public boolean delete(String tenant, String baseId) {
    return false;
  }

  @Override
  public List<Document.Summary> documents(String tenant, String baseId) {
    return List.of();
  }

  @Override
  public Optional<Document> document(String tenant, String baseId, String documentId) {
    return Optional.empty();
  }

  @Override
  public boolean add(String tenant, String baseId, Document document) {
    return false;
  }

  @Override
  public boolean put(String tenant, String baseId, Document document) {
    return false;
  }

  @Override
  public boolean remove(String tenant, String baseId, String documentId) {
    return false;
  }
}
