package dev.mimir.knowledge;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bases of knowledge. A tenant's are all there is for its callers; an id of another tenant is
/// unknown.
public interface KnowledgeBases {

  /// All bases, by name.
  List<Base> list(String tenant);

  /// The base with an id.
  Optional<Base> get(String tenant, String baseId);

  /// The base that a node of a graph means: one with this id, the graph's own of this name, or the
  /// shared one of this name, in this order. Bases of other graphs are not found.
  ///
  /// @param graphId null for no graph: only shared ones have a name then
  Optional<Base> named(String tenant, @Nullable String graphId, String nameOrId);

  /// Makes a base; with an id that is there already it does nothing.
  ///
  /// @return empty when the name is taken
  Optional<Base> create(String tenant, String baseId, Base.Draft draft);

  /// Replaces what is said of a base.
  Updated update(String tenant, String baseId, Base.Draft draft);

  /// Deletes a base with all that is in it.
  ///
  /// @return false when there is none
  boolean delete(String tenant, String baseId);

  /// The documents of a base, in the order in which they were added.
  List<Document.Summary> documents(String tenant, String baseId);

  Optional<Document> document(String tenant, String baseId, String documentId);

  /// Adds a document and makes it ready to be found; one with its id is replaced.
  ///
  /// @return false when there is no such base
  boolean add(String tenant, String baseId, Document document);

  /// Adds a document as {@link #add} does; the first search makes it ready to be found.
  ///
  /// @return false when there is no such base
  boolean put(String tenant, String baseId, Document document);

  /// Takes a document out.
  ///
  /// @return false when there is none
  boolean remove(String tenant, String baseId, String documentId);

  /// Searches a base.
  Found search(String tenant, Base base, Question question);

  /// What came of an update.
  enum Updated {
    DONE,
    UNKNOWN,
    NAME_TAKEN
  }
}
