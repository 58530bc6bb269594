package dev.mimir.nodes.combat;

import dev.mimir.dice.Dice;
import dev.mimir.expression.Expression;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.combat.Rules.Choosing;
import dev.mimir.nodes.combat.Rules.Condition;
import dev.mimir.nodes.combat.Rules.Critical;
import dev.mimir.nodes.combat.Rules.Flight;
import dev.mimir.nodes.combat.Rules.Morale;
import dev.mimir.nodes.combat.Rules.Targets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of one fight, with their defaults.
///
/// @param morale total to reach to go on; null when nobody loses heart
/// @param below hp in percent at which morale is tested
record Rulebook(
    Dice initiative,
    String initiativeAttribute,
    Dice attack,
    Dice check,
    Critical critical,
    boolean fumble,
    Targets targets,
    Choosing attacks,
    long defend,
    boolean flight,
    long flightDifficulty,
    String flightAttribute,
    @Nullable Long morale,
    long below,
    String moraleAttribute,
    Map<String, Ailment> conditions) {
  private static final Dice USUAL = Dice.parse("1d20");
  private static final long MOST = 1_000_000;
  private static final Map<String, Ailment> KNOWN =
      Map.of(
          "stunned", new Ailment(true, 0, 0, null),
          "poisoned", new Ailment(false, -2, 0, Dice.parse("1d4")),
          "prone", new Ailment(false, -2, -2, null));

  /// What a condition does.
  record Ailment(boolean skips, long attack, long ac, @Nullable Dice damage) {}

  static Rulebook of(@Nullable Rules given, NodeContext context) {
    Rules rules = given == null ? Rules.DEFAULT : given;
    Flight flight = rules.flight() == null ? new Flight(null, null, null) : rules.flight();
    Morale morale = rules.morale();
    return new Rulebook(
        dice(rules.initiative(), context),
        Objects.requireNonNullElse(rules.initiativeAttribute(), "dex"),
        dice(rules.attack(), context),
        dice(rules.check(), context),
        Objects.requireNonNullElse(rules.critical(), Critical.DOUBLE),
        !Boolean.FALSE.equals(rules.fumble()),
        Objects.requireNonNullElse(rules.targets(), Targets.LOWEST_HP),
        Objects.requireNonNullElse(rules.attacks(), Choosing.FIRST),
        whole(rules.defend(), 4, context),
        !Boolean.FALSE.equals(flight.allowed()),
        whole(flight.difficulty(), 12, context),
        Objects.requireNonNullElse(flight.attribute(), "dex"),
        morale == null ? null : (Long) whole(morale.difficulty(), 10, context),
        morale == null || morale.below() == null ? 25 : morale.below(),
        morale == null || morale.attribute() == null ? "wis" : morale.attribute(),
        conditions(rules.conditions(), context));
  }

  Ailment condition(String name) {
    Ailment known = conditions.get(name);
    if (known == null) {
      throw new NodeFailure(
          "UNKNOWN_CONDITION",
          "there is no condition '" + name + "'; declare it in 'rules.conditions'");
    }
    return known;
  }

  private static Map<String, Ailment> conditions(
      @Nullable Map<String, Condition> declared, NodeContext context) {
    if (declared == null) {
      return KNOWN;
    }
    Map<String, Ailment> all = new HashMap<>(KNOWN);
    declared.forEach((name, condition) -> all.put(name, ailment(condition, context)));
    return all;
  }

  private static Ailment ailment(Condition condition, NodeContext context) {
    return new Ailment(
        Boolean.TRUE.equals(condition.skips()),
        Objects.requireNonNullElse(condition.attack(), 0L),
        Objects.requireNonNullElse(condition.ac(), 0L),
        condition.damage() == null ? null : condition.damage().in(context));
  }

  private static Dice dice(@Nullable DiceTemplate template, NodeContext context) {
    return template == null ? USUAL : template.in(context);
  }

  private static long whole(@Nullable Expression expression, long otherwise, NodeContext context) {
    return Math.clamp(context.whole(expression, otherwise), -MOST, MOST);
  }
}
