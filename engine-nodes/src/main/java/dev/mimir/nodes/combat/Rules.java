package dev.mimir.nodes.combat;

import dev.mimir.expression.Expression;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.Doc;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a fight goes; each has a default.
@Doc("How the fight goes.")
public record Rules(
    @Doc("Dice of initiative; `1d20` by default.") @Nullable DiceTemplate initiative,
    @Doc(
            "Attribute whose modifier is added to initiative, of those whose `combat` has none of its"
                + " own; `dex` by default.")
        @Nullable String initiativeAttribute,
    @Doc("Dice of an attack; `1d20` by default.") @Nullable DiceTemplate attack,
    @Doc("Dice of flight, morale and saves; `1d20` by default.") @Nullable DiceTemplate check,
    @Doc(
            "What a critical hit does: `double` (default) doubles the damage, `twice` rolls it twice,"
                + " `none` makes it a hit like others.")
        @Nullable Critical critical,
    @Doc("Whether the lowest face of a sole die always misses; true by default.")
        @Nullable Boolean fumble,
    @Doc(
            "Whom those attack who act by themselves: `lowest_hp` (default), `random`, or `first` in"
                + " the order of the fight.")
        @Nullable Targets targets,
    @Doc(
            "How those attack who act by themselves: by the `first` of their attacks (default), or a"
                + " `random` one.")
        @Nullable Choosing attacks,
    @Doc("Added to the ac of those who defend themselves, until their next turn; 4 by default.")
        @Nullable
        @Result(Result.Kind.INT)
        Expression defend,
    @Doc("How to flee.") @Nullable Flight flight,
    @Doc("Who acts by himself may lose heart; without it all fight to the end.")
        @Nullable Morale morale,
    @Doc(
            "Experience that the attackers who are left share after a victory; by default the sum of"
                + " the `reward` of those they beat.")
        @Nullable
        @Result(Result.Kind.INT)
        Expression experience,
    @Doc("Conditions by name; beside them there are `stunned`, `poisoned` and `prone`.")
        @Nullable Map<String, Condition> conditions) {

  static final Rules DEFAULT =
      new Rules(null, null, null, null, null, null, null, null, null, null, null, null, null);

  /// What a critical hit does.
  public enum Critical {
    DOUBLE,
    TWICE,
    NONE
  }

  /// Who is attacked.
  public enum Targets {
    LOWEST_HP,
    RANDOM,
    FIRST
  }

  /// How is attacked.
  public enum Choosing {
    FIRST,
    RANDOM
  }

  /// How to flee.
  @Doc("How to flee.")
  public record Flight(
      @Doc("Whether players may flee; true by default.") @Nullable Boolean allowed,
      @Doc("Total to reach; 12 by default.") @Nullable @Result(Result.Kind.INT)
          Expression difficulty,
      @Doc("Attribute whose modifier is added; `dex` by default.") @Nullable String attribute) {}

  /// When fighters lose heart.
  @Doc("When fighters lose heart.")
  public record Morale(
      @Doc("Total to reach to go on; 10 by default.") @Nullable @Result(Result.Kind.INT)
          Expression difficulty,
      @Doc("Tested at each turn with at most so many percent of the hp; 25 by default.")
          @Nullable
          @Range(max = 100)
          Long below,
      @Doc("Attribute whose modifier is added; `wis` by default.") @Nullable String attribute) {}

  /// What a condition does to those who are in it.
  @Doc("A condition.")
  public record Condition(
      @Doc("Whether they lose their turns.") @Nullable Boolean skips,
      @Doc("Added to the dice of their attacks.") @Nullable @Range(min = -1_000, max = 1_000)
          Long attack,
      @Doc("Added to their ac.") @Nullable @Range(min = -1_000, max = 1_000) Long ac,
      @Doc("Damage at the beginning of each of their turns.") @Nullable DiceTemplate damage) {}
}
