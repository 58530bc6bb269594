package dev.mimir.nodes.start;

import com.google.auto.service.AutoService;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;

/// Where a graph or fragment begins.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class StartNode implements NodeType<StartNode.Config> {

  /// Nothing to configure.
  @Doc("Where the graph or fragment begins.")
  public record Config() {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("start", Config.class).starting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.next();
  }
}
