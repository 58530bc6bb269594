package dev.mimir.tiny;

import dev.mimir.expression.Expression;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Result;
import java.util.List;

/// Leaves by `yes`, or by `no`, whose fallback is `yes`.
final class IfNode implements NodeType<IfNode.Config> {

  record Config(@Result(Result.Kind.BOOL) Expression when) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("if", Config.class)
        .shortFor("when")
        .ports(
            List.of("yes", "no"), _ -> List.of(Port.required("yes"), Port.optional("no", "yes")));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.leaveBy(context.holds(config.when()) ? "yes" : "no");
  }
}
