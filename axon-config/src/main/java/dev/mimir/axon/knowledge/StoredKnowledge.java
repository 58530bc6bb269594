package dev.mimir.axon.knowledge;

import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.Question;
import dev.mimir.knowledge.Retrieval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/// Bases in PostgreSQL, searched by a retrieval.
final class StoredKnowledge implements KnowledgeBases {
  private final Bases bases;
  private final Documents documents;
  private final Retrieval retrieval;
  private final TransactionTemplate transaction;

  StoredKnowledge(
      Bases bases, Documents documents, Retrieval retrieval, TransactionTemplate transaction) {
    this.bases = bases;
    this.documents = documents;
    this.retrieval = retrieval;
    this.transaction = transaction;
  }

  @Override
  public List<Base> list(String tenant) {
    return bases.all(tenant);
  }

  @Override
  public Optional<Base> get(String tenant, String baseId) {
    return bases.find(tenant, baseId);
  }

  @Override
  public Optional<Base> named(String tenant, @Nullable String graphId, String nameOrId) {
    return reaching(() -> bases.named(tenant, graphId, nameOrId));
  }

  @Override
  public Optional<Base> create(String tenant, String baseId, Base.Draft draft) {
    bases.insert(tenant, baseId, draft);
    return bases.find(tenant, baseId);
  }

  @Override
  public Updated update(String tenant, String baseId, Base.Draft draft) {
    try {
      return bases.update(tenant, baseId, draft) ? Updated.DONE : Updated.UNKNOWN;
    } catch (DuplicateKeyException taken) {
      return Updated.NAME_TAKEN;
    }
  }

  @Override
  public boolean delete(String tenant, String baseId) {
    return bases.delete(tenant, baseId);
  }

  @Override
  public List<Document.Summary> documents(String tenant, String baseId) {
    return documents.summaries(tenant, baseId);
  }

  @Override
  public Optional<Document> document(String tenant, String baseId, String documentId) {
    return documents.find(tenant, baseId, documentId);
  }

  @Override
  public boolean add(String tenant, String baseId, Document document) {
    Optional<Document.Stored> stored = stored(tenant, baseId, document);
    stored.ifPresent(added ->
        bases.find(tenant, baseId).ifPresent(base -> retrieval.prepare(tenant, base, added)));
    return stored.isPresent();
  }

  @Override
  public boolean put(String tenant, String baseId, Document document) {
    return stored(tenant, baseId, document).isPresent();
  }

  private Optional<Document.Stored> stored(String tenant, String baseId, Document document) {
    return together(() ->
        bases
            .touch(tenant, baseId)
            .map(stamp -> {
              Document.Stored stored = new Document.Stored(document, stamp);
              documents.put(tenant, baseId, stored);
              return stored;
            }));
  }

  @Override
  public boolean remove(String tenant, String baseId, String documentId) {
    return together(() ->
        bases.touch(tenant, baseId).isPresent() && documents.delete(tenant, baseId, documentId));
  }

  @Override
  public Found search(String tenant, Base base, Question question) {
    return reaching(() -> retrieval.search(tenant, base, question));
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessResourceFailureException | TransientDataAccessException away) {
      throw new EngineUnavailableException("The database is out of reach.", away);
    }
  }

  /// In one transaction.
  private <T> T together(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
