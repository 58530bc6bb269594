package dev.mimir.nodes.state;

import com.google.auto.service.AutoService;
import dev.mimir.node.Assignments;
import dev.mimir.node.Assignments.Assignment;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;

/// Writes variables in the order written; each expression sees what was written before it.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class StateNode implements NodeType<StateNode.Config> {

  /// @param set value by variable
  @Doc("Writes variables.")
  public record Config(
      @Doc("Variables and the expressions of their new values, written one after the other.")
          Assignments set) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("state", Config.class);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    for (Assignment one : config.set().list()) {
      context.assign(one.variable(), one.value());
    }
    return Outcome.next();
  }
}
