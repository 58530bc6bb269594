package dev.mimir.tiny;

import dev.mimir.node.Assignments;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;

/// Writes variables.
final class SetNode implements NodeType<SetNode.Config> {

  record Config(Assignments set) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("set", Config.class);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    config.set().list().forEach(one -> context.assign(one.variable(), one.value()));
    return Outcome.next();
  }
}
