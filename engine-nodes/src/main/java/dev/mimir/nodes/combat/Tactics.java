package dev.mimir.nodes.combat;

import dev.mimir.dice.Dice;
import dev.mimir.nodes.combat.Rules.Choosing;
import java.util.Comparator;
import java.util.List;

/// What those do who act by themselves.
///
/// @param strike name of the attack of those who have none
record Tactics(Fight fight, Actions actions, String strike) {

  List<Blow> blows(Fighter fighter) {
    return Blow.of(fighter, strike, fight.context());
  }

  /// Loses heart, or attacks.
  void act(Fighter actor) {
    Long morale = fight.rules().morale();
    if (morale != null && weak(actor) && !holds(actor, morale)) {
      actions.escape(actor);
      return;
    }
    List<Blow> blows = blows(actor);
    boolean random = fight.rules().attacks() == Choosing.RANDOM;
    actions.attack(actor, random ? any(blows) : blows.getFirst(), target(actor));
  }

  private boolean weak(Fighter actor) {
    return actor.hp() * 100 <= actor.body().maxHp() * fight.rules().below();
  }

  private boolean holds(Fighter actor, long difficulty) {
    String attribute = fight.rules().moraleAttribute();
    boolean holds = new Ailments(fight).check(actor, attribute, difficulty);
    fight.record(actor, "morale", null, holds ? "held" : "broken", null);
    return holds;
  }

  private Fighter target(Fighter actor) {
    List<Fighter> opponents = fight.opponents(actor);
    return switch (fight.rules().targets()) {
      case FIRST -> opponents.getFirst();
      case RANDOM -> any(opponents);
      case LOWEST_HP -> opponents.stream().min(Comparator.comparingLong(Fighter::hp)).orElseThrow();
    };
  }

  private <T> T any(List<T> of) {
    if (of.size() == 1) {
      return of.getFirst();
    }
    Dice dice = Dice.parse("1d" + of.size());
    return of.get(Math.toIntExact(fight.context().roll(dice, null).total()) - 1);
  }
}
