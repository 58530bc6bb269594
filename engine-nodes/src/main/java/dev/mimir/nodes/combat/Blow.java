package dev.mimir.nodes.combat;

import dev.mimir.dice.Dice;
import dev.mimir.node.Cast.Attack;
import dev.mimir.node.Cast.Inflicts;
import dev.mimir.node.NodeContext;
import java.util.List;
import java.util.Objects;

/// One way to attack.
record Blow(String name, long toHit, Dice damage, List<Inflicts> inflicts) {
  private static final Dice BARE_HANDS = Dice.parse("1d4");

  static List<Blow> of(Fighter fighter, String strike, NodeContext context) {
    List<Attack> attacks = fighter.body().attacks();
    return attacks.isEmpty()
        ? List.of(new Blow(strike, 0, BARE_HANDS, List.of()))
        : attacks.stream().map(attack -> of(attack, context)).toList();
  }

  private static Blow of(Attack attack, NodeContext context) {
    return new Blow(
        attack.name(),
        Objects.requireNonNullElse(attack.toHit(), 0L),
        attack.damage().in(context),
        Objects.requireNonNullElse(attack.inflicts(), List.of()));
  }
}
