package dev.mimir.samples.node;

import com.google.auto.service.AutoService;
import dev.mimir.dice.Dice;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.VariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a question by the dice, as solo players ask: the likelier, the more often it is yes.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class OracleNode implements NodeType<OracleNode.Config> {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String AND = "and";
  private static final Dice DIE = Dice.parse("1d20");

  /// @param chance how likely yes is
  /// @param into the variable that receives the answer
  @Doc("Answers yes or no by a die.")
  public record Config(
      @Doc("How likely yes is: `unlikely`, `even` (default) or `likely`.") @Nullable Chance chance,
      @Doc("Variable that receives `yes`, `no` or `and`.") @Nullable VariableName into) {}

  /// How likely yes is; the least face of the twenty that means it.
  public enum Chance {
    UNLIKELY(15),
    EVEN(11),
    LIKELY(7);

    private final int least;

    Chance(int least) {
      this.least = least;
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("oracle", Config.class)
        .shortFor("chance")
        .ports(List.of(YES, NO, AND), _ -> ports())
        .drawing(_ -> true);
  }

  /// A twenty is "yes, and …"; where nobody cares it is a yes.
  private static List<Port> ports() {
    return List.of(Port.required(YES), Port.required(NO), Port.optional(AND, YES));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Chance chance = config.chance() == null ? Chance.EVEN : config.chance();
    long face = context.roll(DIE, (long) chance.least).total();
    String answer = face == 20 ? AND : face >= chance.least ? YES : NO;
    if (config.into() != null) {
      context.write(config.into().name(), answer, null);
    }
    return Outcome.leaveBy(answer);
  }
}
