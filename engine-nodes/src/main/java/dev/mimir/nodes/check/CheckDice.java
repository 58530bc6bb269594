package dev.mimir.nodes.check;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.check.SkillCheckNode.Config;
import org.jspecify.annotations.Nullable;

/// The dice of a check and how they are read.
final class CheckDice {
  private static final Dice USUAL = Dice.parse("1d20");

  private CheckDice() {}

  /// What a sole die shows.
  enum Natural {
    HIGHEST,
    LOWEST,
    NEITHER
  }

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

  /// What the die shows that counts, when it is only one; the dice that its explosions brought do
  /// not make it several.
  static Natural natural(Roll roll) {
    Draw sole = null;
    int drawn = 0;
    boolean brought = false;
    for (Die die : roll.dice()) {
      if (die.kept() && !brought) {
        if (sole != null) {
          return Natural.NEITHER;
        }
        sole = roll.draws().get(drawn);
      }
      brought = die.kept() && die.marks().contains(Die.Mark.EXPLODED);
      drawn += die.faces().size();
    }
    return sole == null ? Natural.NEITHER : natural(sole);
  }

  private static Natural natural(Draw draw) {
    if (draw.sides() == 1) {
      return Natural.NEITHER;
    }
    return draw.face() == draw.sides()
        ? Natural.HIGHEST
        : draw.face() == 1 ? Natural.LOWEST : Natural.NEITHER;
  }
}
