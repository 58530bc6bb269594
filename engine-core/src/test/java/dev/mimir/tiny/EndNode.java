package dev.mimir.tiny;

import dev.mimir.node.EndingName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;

/// Ends the session or a call.
final class EndNode implements NodeType<EndNode.Config> {

  record Config(EndingName ending) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("end", Config.class)
        .shortFor("ending")
        .ending(config -> config.ending().name());
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.end(config.ending().name());
  }
}
