package dev.mimir.knowledge;

import java.util.List;
import java.util.Map;

/// The truth that a [Retrieval] makes its index of.
public interface KnowledgeStore {

  /// All documents of a base, in the order in which they were added first.
  List<Document.Stored> documents(String tenant, String baseId);

  /// The chunks that were made of a base's documents for a model, by document, in their order.
  /// Those of replaced documents are not among them.
  Map<String, List<Chunk>> chunks(String tenant, String baseId, String model);

  /// Keeps the chunks of a document, unless it was replaced meanwhile or they are there already.
  void keep(String tenant, String baseId, Document.Stored document, String model, List<Chunk> made);
}
