package dev.mimir.graph;

import dev.mimir.node.NodeSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the nodes of a frame stand, and whose variables they see.
///
/// @param graph whose nodes they are: the session's graph, or another that it calls
/// @param region of that graph
/// @param frame its path
/// @param base the frame in which that graph was called, whose locals are the graph's variables;
///   empty for the session's graph, whose variables are the session's
/// @param name what a call says that leads here: `#fragment`, `id@version`; empty at the top
public record Place(Graph graph, Region region, String frame, String base, String name) {

  /// The variables that begin anew with each call of this place.
  public Map<String, Variable> locals() {
    return !frame.isEmpty() && frame.equals(base) ? graph.ownVariables() : region.locals();
  }

  /// A variable; null when there is none of that name.
  public @Nullable Variable variable(String name) {
    Variable local = region.locals().get(name);
    return local == null ? graph.variables().get(name) : local;
  }

  /// A variable that outlives sessions; null when there is none of that name.
  public @Nullable Variable shared(String name) {
    return graph.sharedVariables().get(name);
  }

  /// The frame whose local a variable is; empty when it is one of the session's.
  public String holder(String variable) {
    return region.locals().containsKey(variable) ? frame : base;
  }

  /// @param call id of a node, with `:name` for one of its branches
  /// @throws IllegalArgumentException when that node calls nothing
  Place inside(String call) {
    int colon = call.indexOf(':');
    Node<?> node = region.node(colon < 0 ? call : call.substring(0, colon));
    String path = frame.isEmpty() ? call : frame + "/" + call;
    String callee = node == null ? "" : callee(node, colon < 0 ? null : call.substring(colon + 1));
    Graph other = graph.callees().get(callee);
    if (other != null) {
      return new Place(other, other.top(), path, path, callee);
    }
    Region fragment = graph.fragments().get(callee);
    if (fragment == null) {
      throw new IllegalArgumentException("no call opens the frame '" + path + "'");
    }
    return new Place(graph, fragment, path, base, "#" + callee);
  }

  private static <C extends Record> String callee(Node<C> node, @Nullable String branch) {
    NodeSpec<C> spec = node.spec();
    if (branch == null) {
      return spec.callee().apply(node.config());
    }
    Map<String, String> branches = spec.branches().apply(node.config());
    String any = branches.getOrDefault(NodeSpec.ANY_BRANCH, "");
    return branches.getOrDefault(branch, any);
  }
}
