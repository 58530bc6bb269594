package dev.mimir.tiny;

import dev.mimir.node.DiceTemplate;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import org.jspecify.annotations.Nullable;

/// Rolls dice.
final class RollNode implements NodeType<RollNode.Config> {

  record Config(DiceTemplate notation, @Nullable @Result(Result.Kind.INT) VariableName into) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("roll", Config.class).shortFor("notation").drawing(_ -> true);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    long total = context.roll(config.notation().in(context), null).total();
    if (config.into() != null) {
      context.write(config.into().name(), total, null);
    }
    return Outcome.next();
  }
}
