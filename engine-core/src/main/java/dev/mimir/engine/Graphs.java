package dev.mimir.engine;

import dev.mimir.graph.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Publishes graphs and serves what was published. Lists and searches are the read side's.
public interface Graphs {

  /// Compiles a document and, if it has no error, publishes it as the next version.
  ///
  /// @param document JSON, UTF-8, as it came
  Published publish(Caller caller, byte[] document);

  /// Compiles a document and stores nothing.
  Report validate(Caller caller, byte[] document);

  /// Allows no new session on a graph.
  ///
  /// @return false when there is no such graph
  boolean archive(Caller caller, String graphId);

  /// The versions of a graph, oldest first; empty when there is no such graph.
  List<Version> versions(Caller caller, String graphId);

  /// A version's document; empty when there is no such version.
  Optional<Document> document(Caller caller, String graphId, int version);

  /// A version's document in canonical notation; empty when there is no such version.
  Optional<JsonNode> canonical(Caller caller, String graphId, int version);

  /// The variables of a graph's newest version that outlive sessions, with their values now; empty
  /// when there is no such graph.
  ///
  /// @param playerId whose variables of the scope `player` are wanted; null for none
  Optional<Map<String, Object>> sharedVariables(
      Caller caller, String graphId, @Nullable String playerId);

  /// All kinds of node that graphs can use.
  List<NodeTypeDoc> nodeTypes();

  /// JSON Schema of the whole document.
  JsonNode schema();

  /// What came of a publication.
  sealed interface Published {
    /// The document stands as a version.
    ///
    /// @param pins as of {@link Version}
    /// @param created false when the same content stood as this version before
    record Accepted(
        String graphId,
        int version,
        String contentHash,
        Map<String, Integer> pins,
        List<Problem> warnings,
        boolean created)
        implements Published {}

    /// The document has errors; nothing was stored.
    record Invalid(Report report) implements Published {}
  }

  /// What there is to say of a document.
  record Report(List<Problem> errors, List<Problem> warnings) {
    public boolean valid() {
      return errors.isEmpty();
    }
  }

  /// A published version.
  ///
  /// @param pins the versions by id of other graphs that it calls without naming one
  record Version(
      String graphId,
      int version,
      String title,
      String contentHash,
      int nodes,
      Map<String, Integer> pins,
      Instant publishedAt,
      boolean archived) {}

  /// A document as it was uploaded.
  record Document(String json, String contentHash) {}

  /// A kind of node.
  ///
  /// @param configSchema JSON Schema of its config
  /// @param ports by which it can be left, as documented
  /// @param documentation Markdown
  /// @param example a small graph that uses it
  record NodeTypeDoc(
      String type,
      JsonNode configSchema,
      List<String> ports,
      String documentation,
      JsonNode example) {}
}
