package dev.mimir.nodes.subgraph;

import com.google.auto.service.AutoService;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.CalleeName;
import dev.mimir.node.CalleeVersion;
import dev.mimir.node.Doc;
import dev.mimir.node.InputValues;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a fragment or another graph and leaves by the ending by which it came back.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class SubgraphNode implements NodeType<SubgraphNode.Config> {
  private static final InputValues NO_INPUTS = new InputValues(List.of());

  /// @param version of another graph; null for the newest when this graph is published
  /// @param graph what is called
  /// @param inputs values for its inputs
  /// @param outputs values for variables here, from what it sees when it ends
  @Doc("Calls a fragment of the graph, or another graph.")
  public record Config(
      @Doc("Version of another graph; otherwise the newest when this graph is published.")
          @Nullable CalleeVersion version,
      @Doc("The fragment, e.g. `#duel`, or the id of another graph, e.g. `tavern-brawl`.")
          CalleeName graph,
      @Doc("Values for the fragment's inputs, or for variables of the other graph.")
          @Nullable InputValues inputs,
      @Doc("Variables and the expressions of their new values, which see what the callee sees.")
          @Nullable CalleeAssignments outputs) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("subgraph", Config.class)
        .calling(config -> config.graph().name())
        .checked(SubgraphNode::check);
  }

  private static void check(Config config, Report report) {
    if (config.version() != null && !config.graph().ofOtherGraph()) {
      report.problem("/version", "a fragment has no version; leave it out");
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    InputValues inputs = config.inputs() == null ? NO_INPUTS : config.inputs();
    return Outcome.call(context.inputs(inputs));
  }

  @Override
  public Outcome returned(Config config, String ending, NodeContext context) {
    if (config.outputs() != null) {
      context.assignFromCall(config.outputs());
    }
    return Outcome.leaveBy(ending);
  }
}
