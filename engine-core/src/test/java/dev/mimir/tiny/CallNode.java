package dev.mimir.tiny;

import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.CalleeName;
import dev.mimir.node.CalleeVersion;
import dev.mimir.node.InputValues;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls a fragment or another graph.
final class CallNode implements NodeType<CallNode.Config> {

  record Config(
      @Nullable CalleeVersion version,
      CalleeName graph,
      @Nullable InputValues inputs,
      @Nullable CalleeAssignments outputs) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("call", Config.class)
        .shortFor("graph")
        .calling(config -> config.graph().name());
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.call(config.inputs() == null ? Map.of() : context.inputs(config.inputs()));
  }

  @Override
  public Outcome returned(Config config, String ending, NodeContext context) {
    if (config.outputs() != null) {
      context.assignFromCall(config.outputs());
    }
    return Outcome.leaveBy(ending);
  }
}
