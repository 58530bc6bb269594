package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Saves, or goes back to what was saved.
final class KeepNode implements NodeType<KeepNode.Config> {

  record Config(Op op, @Nullable String slot) {}

  enum Op {
    SAVE,
    LOAD
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("keep", Config.class)
        .shortFor("op")
        .ports(
            List.of(Port.NEXT, Port.MISSING),
            config ->
                config.op() == Op.SAVE ? Port.next() : List.of(Port.orIncident(Port.MISSING)));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    String slot = config.slot() == null ? "a" : config.slot();
    return config.op() == Op.SAVE ? Outcome.save(slot) : Outcome.load(slot);
  }
}
