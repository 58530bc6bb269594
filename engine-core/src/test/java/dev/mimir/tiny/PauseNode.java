package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Awaited;
import java.time.Duration;

/// Waits for some time.
final class PauseNode implements NodeType<PauseNode.Config> {

  record Config(Duration after) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("pause", Config.class).shortFor("after").waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.await(Awaited.until(context.now().plus(config.after())));
  }

  @Override
  public Outcome expired(Config config, Wait wait, NodeContext context) {
    return Outcome.next();
  }
}
