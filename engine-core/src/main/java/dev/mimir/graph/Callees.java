package dev.mimir.graph;

import dev.mimir.expression.Environment;
import dev.mimir.expression.Type;
import dev.mimir.graph.shape.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The other graphs that a document calls, each looked for once.
final class Callees {
  private final String caller;
  private final Library library;
  private final Map<String, Graph> graphs = new LinkedHashMap<>();
  private final Map<String, Integer> pins = new TreeMap<>();
  private final Map<String, Vocabulary.Callee> found = new LinkedHashMap<>();

  /// @param caller id of the document's graph
  Callees(String caller, Library library) {
    this.caller = caller;
    this.library = library;
  }

  /// Those found, by `id@version`.
  Map<String, Graph> graphs() {
    return graphs;
  }

  /// The version by id of those that were named without one.
  Map<String, Integer> pins() {
    return pins;
  }

  /// @param version null when the document names none
  Vocabulary.Callee find(String id, @Nullable Integer version) {
    return found.computeIfAbsent(version == null ? id : id + "@" + version, _ -> seek(id, version));
  }

  private Vocabulary.Callee seek(String id, @Nullable Integer version) {
    if (id.equals(caller)) {
      return leadsBack("a graph cannot call itself; call a fragment, or let edges lead back");
    }
    return switch (library.find(id, version)) {
      case Library.Missing(var message) ->
          new Vocabulary.Callee.Unknown(ProblemCode.UNKNOWN_GRAPH, message);
      case Library.Published(_, Graph graph) when graph.reaches(caller) ->
          leadsBack("the call of '" + id + "' leads back to '" + caller + "'");
      case Library.Published(int pinned, Graph graph) -> {
        if (version == null) {
          pins.put(id, pinned);
        }
        graphs.put(id + "@" + pinned, graph);
        yield new Vocabulary.Callee.Known(id + "@" + pinned, new Published(graph));
      }
    };
  }

  private static Vocabulary.Callee leadsBack(String message) {
    return new Vocabulary.Callee.Unknown(ProblemCode.SUBGRAPH_CYCLE, message);
  }

  /// What those who call a graph see of it. Its variables are what it takes, as each has a first
  /// value of its own.
  private record Published(Graph graph) implements Vocabulary {
    @Override
    public Environment environment(Map<String, Type> more) {
      if (!more.isEmpty()) {
        throw new IllegalArgumentException("a published graph sees no names of its callers");
      }
      return graph.top().environment();
    }

    @Override
    public Map<String, Type> inputs() {
      return graph.variables().values().stream()
          .filter(variable -> !variable.computed() && !variable.shared())
          .collect(Collectors.toMap(Variable::name, Variable::type));
    }

    @Override
    public @Nullable Type variable(String name) {
      Variable variable = graph.variables().get(name);
      return variable == null ? null : variable.type();
    }

    @Override
    public boolean computed(String name) {
      Variable variable = graph.variables().get(name);
      return variable != null && variable.computed();
    }

    @Override
    public Collection<String> variables() {
      return graph.variables().keySet();
    }

    @Override
    public Collection<String> items() {
      return graph.cast().items().keySet();
    }

    @Override
    public Collection<String> characters() {
      return graph.cast().characters().keySet();
    }

    @Override
    public Collection<String> fragments() {
      return Set.of();
    }

    @Override
    public @Nullable Vocabulary fragment(String name) {
      return null;
    }

    @Override
    public Callee graph(String id, @Nullable Integer version) {
      return new Callee.Unknown(ProblemCode.UNKNOWN_GRAPH, "its own graphs are not its caller's");
    }

    @Override
    public void read(Collection<String> names) {
      // It stands as it was published; nobody counts any more.
    }

    @Override
    public void written(String name) {
      // As above.
    }
  }

  /// The ends of each, by `id@version`.
  Map<String, List<String>> endings() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    graphs.forEach((key, graph) -> all.put(key, graph.endings()));
    return all;
  }
}
