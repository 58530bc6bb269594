package dev.mimir.nodes.subgraph;

import com.google.auto.service.AutoService;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.Doc;
import dev.mimir.node.FragmentName;
import dev.mimir.node.InputValues;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a fragment and leaves by the ending by which it came back.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class SubgraphNode implements NodeType<SubgraphNode.Config> {
  private static final InputValues NO_INPUTS = new InputValues(List.of());

  /// @param graph the fragment
  /// @param version has no meaning for fragments
  /// @param inputs values for its inputs
  /// @param outputs values for variables here, from what it sees when it ends
  @Doc("Calls a fragment of the graph.")
  public record Config(
      @Doc("The fragment, e.g. `#duel`.") FragmentName graph,
      @Doc("Version of another graph; a fragment has none.") @Nullable Long version,
      @Doc("Values for the fragment's inputs.") @Nullable InputValues inputs,
      @Doc("Variables and the expressions of their new values, which see what the fragment sees.")
          @Nullable CalleeAssignments outputs) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("subgraph", Config.class)
        .calling(config -> config.graph().name())
        .checked(SubgraphNode::check);
  }

  private static void check(Config config, Report report) {
    if (config.version() != null) {
      report.problem("/version", "a fragment has no version; leave it out");
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    InputValues inputs = config.inputs() == null ? NO_INPUTS : config.inputs();
    return Outcome.call(config.graph().name(), context.inputs(inputs));
  }

  @Override
  public Outcome returned(Config config, String ending, NodeContext context) {
    if (config.outputs() != null) {
      context.assignFromCall(config.outputs());
    }
    return Outcome.leaveBy(ending);
  }
}
