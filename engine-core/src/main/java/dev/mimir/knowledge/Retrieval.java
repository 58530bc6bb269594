package dev.mimir.knowledge;

/// Finds passages in bases. It keeps an index in memory that it makes of the store again when the
/// base's stamp is another than the index's.
public interface Retrieval {

  /// Makes a document ready to be found, so that the next search is not the one to wait for it.
  void prepare(String tenant, Base base, Document.Stored document);

  /// Searches a base.
  ///
  /// @param base as it stands now
  Found search(String tenant, Base base, Question question);

  /// Makes a retrieval; implementations are found by `ServiceLoader`.
  interface Factory {
    Retrieval create(KnowledgeStore store);
  }
}
