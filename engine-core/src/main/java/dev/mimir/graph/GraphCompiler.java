package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import dev.mimir.node.NodeTypes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a graph of a document, or says all that is wrong with it.
public final class GraphCompiler {
  /// The only format there is.
  public static final String FORMAT = "mimir/1";

  /// Nodes of a document, fragments included.
  public static final int MAX_NODES = 10_000;

  private static final Set<String> SECTIONS =
      Set.of(
          "format",
          "id",
          "title",
          "notes",
          "tags",
          "variables",
          "items",
          "characters",
          "data",
          "functions",
          "fragments",
          "defaults",
          "players",
          "nodes",
          "edges");
  private static final Set<String> RESERVED = Set.of("texts", "storylets", "assets", "moderation");

  private final NodeTypes types;

  public GraphCompiler(NodeTypes types) {
    this.types = types;
  }

  /// What came of a document.
  ///
  /// @param graph null when there are errors
  public record Compilation(@Nullable Graph graph, List<Problem> errors, List<Problem> warnings) {}

  /// Compiles a document that calls no other graph.
  ///
  /// @param document JSON in UTF-8, in either notation
  public Compilation compile(byte[] document) {
    return compile(document, Library.EMPTY);
  }

  /// Compiles a document.
  ///
  /// @param document JSON in UTF-8, in either notation
  /// @param library the graphs that it can call
  public Compilation compile(byte[] document, Library library) {
    Problems problems = new Problems();
    JsonNode root = Documents.read(document, problems);
    Graph graph = root == null ? null : compile(root, library, problems);
    return new Compilation(
        problems.hasErrors() ? null : graph, problems.errors(), problems.warnings());
  }

  private @Nullable Graph compile(JsonNode root, Library library, Problems problems) {
    if (!root.isObject()) {
      problems.add(ProblemCode.SCHEMA, Pointer.ROOT, null, "expected a graph, a JSON object");
      return null;
    }
    Sections sections = new Sections(root, Pointer.ROOT, problems);
    if (!sections.text("format", "").equals(FORMAT)) {
      String message = "set \"format\": \"" + FORMAT + "\"; there is no other format";
      problems.add(ProblemCode.UNSUPPORTED_FORMAT, sections.at("format"), null, message);
      return null;
    }
    sections.only(SECTIONS, RESERVED);
    return new Pass(types, root, sections, library, problems).run();
  }
}
