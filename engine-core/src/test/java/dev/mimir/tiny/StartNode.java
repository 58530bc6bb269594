package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;

/// Where it begins.
final class StartNode implements NodeType<StartNode.Config> {

  record Config() {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("start", Config.class).starting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.next();
  }
}
