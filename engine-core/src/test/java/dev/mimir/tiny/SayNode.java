package dev.mimir.tiny;

import dev.mimir.expression.Template;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.SessionEvent.TextShown;
import java.util.List;

/// Shows a text.
final class SayNode implements NodeType<SayNode.Config> {

  record Config(Template text) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("say", Config.class).shortFor("text");
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    context.record(
        new TextShown(
            context.frame(),
            context.node(),
            null,
            context.words(config.text()),
            null,
            List.of(),
            null,
            List.of()));
    return Outcome.next();
  }
}
