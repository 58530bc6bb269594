package dev.mimir.nodes.check;

import com.google.auto.service.AutoService;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.CharacterName;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import dev.mimir.node.Words;
import dev.mimir.nodes.character.Natural;
import dev.mimir.session.SessionEvent.CheckMade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries a skill against a difficulty: dice, skill and attribute together must reach it.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class SkillCheckNode implements NodeType<SkillCheckNode.Config> {
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";
  private static final String CRITICAL = "critical_";

  /// @param character who tries; without one nothing is added to the dice
  /// @param skill name of the skill
  /// @param difficulty the total to reach
  /// @param dice what is rolled; `1d20` when absent
  /// @param advantage whether the dice are rolled twice
  /// @param into the variable that receives the total
  @Doc("Tries a skill against a difficulty.")
  public record Config(
      @Doc("The character who tries; without one nothing is added to the dice.")
          @Nullable CharacterName character,
      @Doc("Name of the skill; one that the character does not have adds nothing.") Template skill,
      @Doc("Total to reach.") @Result(Result.Kind.INT) Expression difficulty,
      @Doc("The dice; `1d20` by default.") @Nullable DiceTemplate dice,
      @Doc(
              "Rolls the dice twice and takes the better or the worse: `advantage`, `disadvantage`,"
                  + " `none`, or an expression that gives one of them, or true for advantage.")
          @Nullable
          @Words({"advantage", "disadvantage", "none"})
          Expression advantage,
      @Doc("Variable that receives the total.") @Nullable @Result(Result.Kind.INT)
          VariableName into) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("skill_check", Config.class)
        .ports(List.of(SUCCESS, FAILURE, CRITICAL + SUCCESS, CRITICAL + FAILURE), _ -> ports())
        .drawing(_ -> true);
  }

  private static List<Port> ports() {
    return List.of(
        Port.required(SUCCESS),
        Port.required(FAILURE),
        Port.optional(CRITICAL + SUCCESS, SUCCESS),
        Port.optional(CRITICAL + FAILURE, FAILURE));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    String character = config.character() == null ? null : context.character(config.character());
    String skill = context.text(config.skill());
    long bonus = character == null ? 0 : context.sheet(character).check(skill);
    long difficulty = context.whole(config.difficulty(), 0);
    Roll roll = context.roll(CheckDice.of(config, context), null);
    long total = Math.addExact(roll.total(), bonus);
    String outcome = outcome(roll, total >= difficulty);
    context.record(
        new CheckMade(
            context.frame(),
            context.node(),
            character,
            skill,
            roll.total(),
            bonus,
            total,
            difficulty,
            outcome));
    if (config.into() != null) {
      context.write(config.into().name(), total, null);
    }
    return Outcome.leaveBy(outcome);
  }

  private static String outcome(Roll roll, boolean reached) {
    return switch (Natural.of(roll)) {
      case HIGHEST -> CRITICAL + SUCCESS;
      case LOWEST -> CRITICAL + FAILURE;
      case NEITHER -> reached ? SUCCESS : FAILURE;
    };
  }
}
