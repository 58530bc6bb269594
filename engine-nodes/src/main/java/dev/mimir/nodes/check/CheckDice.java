package dev.mimir.nodes.check;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.expression.Expression;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.check.SkillCheckNode.Config;
import org.jspecify.annotations.Nullable;

/// The dice of a check.
final class CheckDice {
  private static final Dice USUAL = Dice.parse("1d20");

  private CheckDice() {}

  static Dice of(Config config, NodeContext context) {
    Dice dice = config.dice() == null ? USUAL : config.dice().in(context);
    return switch (advantage(config.advantage(), context)) {
      case "none" -> dice;
      case "advantage" -> twice(dice, "kh1");
      case "disadvantage" -> twice(dice, "kl1");
      case String other ->
          throw new NodeFailure(
              "BAD_ADVANTAGE",
              "'advantage' came to '"
                  + other
                  + "'; let it give 'advantage', 'disadvantage' or 'none'");
    };
  }

  private static String advantage(@Nullable Expression expression, NodeContext context) {
    Object value = expression == null ? false : context.evaluate(expression);
    return value instanceof Boolean given ? (given ? "advantage" : "none") : value.toString();
  }

  private static Dice twice(Dice dice, String keeping) {
    try {
      return Dice.parse("{" + dice.notation() + "," + dice.notation() + "}" + keeping);
    } catch (DiceNotationException wrong) {
      throw new NodeFailure(
          "DICE_NOTATION", "'" + dice + "' cannot be rolled twice: " + wrong.getMessage());
    }
  }
}
