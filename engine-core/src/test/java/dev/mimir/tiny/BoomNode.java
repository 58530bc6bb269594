package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableName;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows something, writes something, and then fails.
final class BoomNode implements NodeType<BoomNode.Config> {

  record Config(How how, @Nullable VariableName into) {}

  enum How {
    FAIL,
    THROW,
    OVERFLOW,
    NOWHERE
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("boom", Config.class).shortFor("how");
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    if (config.into() != null) {
      context.write(config.into().name(), 1L, null);
    }
    context.record(
        new TextShown(
            context.frame(),
            context.node(),
            null,
            Text.plain("tick"),
            null,
            List.of(),
            null,
            List.of()));
    return switch (config.how()) {
      case FAIL -> Outcome.fail("OUT_OF_TEA", "there is no tea; make some");
      case THROW -> throw new IllegalStateException("boom");
      case OVERFLOW -> deeper(0) > 0 ? Outcome.next() : Outcome.end("never");
      case NOWHERE -> Outcome.leaveBy("nowhere");
    };
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : 1 + deeper(depth + 1);
  }
}
