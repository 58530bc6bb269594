package dev.mimir.nodes.dice;

import com.google.auto.service.AutoService;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rolls dice; with a target it leaves by `success` or `failure`.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class DiceNode implements NodeType<DiceNode.Config> {
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";

  /// @param notation the dice to roll
  /// @param into the variable that receives the total
  /// @param target the total to reach
  @Doc("Rolls dice.")
  public record Config(
      @Doc("The dice, e.g. `2d6 + 1` or `{{ level }}d6`.") DiceTemplate notation,
      @Doc("Variable that receives the total.") @Nullable @Result(Result.Kind.INT)
          VariableName into,
      @Doc("Total to reach; with it the node leaves by `success` or `failure`.")
          @Nullable
          @Result(Result.Kind.INT)
          Expression target) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("dice", Config.class)
        .shortFor("notation")
        .ports(List.of("next, or success and failure with `target`"), DiceNode::ports)
        .drawing(_ -> true);
  }

  private static List<Port> ports(Config config) {
    return config.target() == null ? Port.next() : Port.required(SUCCESS, FAILURE);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Long target = config.target() == null ? null : context.whole(config.target(), 0);
    Roll roll = context.roll(config.notation().in(context), target);
    if (config.into() != null) {
      context.write(config.into().name(), roll.total(), null);
    }
    if (target == null) {
      return Outcome.next();
    }
    return Outcome.leaveBy(roll.total() >= target ? SUCCESS : FAILURE);
  }
}
