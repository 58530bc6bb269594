package dev.mimir.nodes.condition;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.PortName;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import java.util.List;
import java.util.stream.Stream;

/// Leaves by the first case that holds.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class ConditionNode implements NodeType<ConditionNode.Config> {
  private static final String ELSE = "else";

  /// @param cases tried in the order written
  @Doc("Leaves by the first case that holds, or by `else`.")
  public record Config(
      @Doc("Cases, tried in the order written.") @Range(min = 1, max = 1_000) List<Case> cases) {}

  /// @param port the way out
  /// @param when what must hold
  @Doc("One way out and when it is taken.")
  public record Case(
      @Doc("Name of the port to leave by.") PortName port,
      @Doc("What must hold.") @Result(Result.Kind.BOOL) Expression when) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("condition", Config.class)
        .ports(List.of("each case", ELSE), ConditionNode::ports);
  }

  private static List<Port> ports(Config config) {
    Stream<String> cases = config.cases().stream().map(one -> one.port().name());
    return Stream.concat(cases, Stream.of(ELSE)).map(Port::required).toList();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    for (Case one : config.cases()) {
      if (context.holds(one.when())) {
        return Outcome.leaveBy(one.port().name());
      }
    }
    return Outcome.leaveBy(ELSE);
  }
}
