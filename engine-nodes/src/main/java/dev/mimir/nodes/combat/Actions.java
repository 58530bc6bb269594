package dev.mimir.nodes.combat;

import dev.mimir.dice.Roll;
import dev.mimir.node.Cast.Change;
import dev.mimir.node.Cast.Inflicts;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.character.Amount;
import dev.mimir.nodes.character.Natural;
import dev.mimir.nodes.character.Use;
import dev.mimir.nodes.combat.Bag.Thing;
import dev.mimir.nodes.combat.Rules.Critical;
import dev.mimir.session.SessionEvent.InventoryChanged;

/// What can be done in a turn.
record Actions(Fight fight) {

  void attack(Fighter actor, Blow blow, Fighter target) {
    Rulebook rules = fight.rules();
    long needed = ac(target) - bonus(actor, blow);
    Roll roll = fight.context().roll(rules.attack(), needed);
    Natural natural = Natural.of(roll);
    boolean critical = natural == Natural.HIGHEST && rules.critical() != Critical.NONE;
    if (natural == Natural.LOWEST && rules.fumble()) {
      fight.record(actor, "attack", target, "fumble", 0L);
    } else if (critical || roll.total() >= needed) {
      hit(actor, blow, target, critical);
    } else {
      fight.record(actor, "attack", target, "miss", 0L);
    }
  }

  private long bonus(Fighter actor, Blow blow) {
    return blow.toHit() + actor.body().attack() + new Ailments(fight).attack(actor);
  }

  private long ac(Fighter target) {
    long defending = target.defends() ? fight.rules().defend() : 0;
    return target.body().ac() + defending + new Ailments(fight).ac(target);
  }

  private void hit(Fighter actor, Blow blow, Fighter target, boolean critical) {
    long damage = damage(actor, blow, critical ? fight.rules().critical() : Critical.NONE);
    fight.hurt(actor, "attack", target, critical ? "critical" : "hit", damage);
    for (Inflicts inflicts : blow.inflicts()) {
      if (target.stands()) {
        new Ailments(fight).inflict(actor, target, inflicts);
      }
    }
  }

  private long damage(Fighter actor, Blow blow, Critical critical) {
    long once = Math.max(0, rolled(blow) + actor.body().damage());
    return switch (critical) {
      case NONE -> once;
      case DOUBLE -> Math.multiplyExact(once, 2);
      case TWICE -> Math.max(0, once + rolled(blow));
    };
  }

  private long rolled(Blow blow) {
    return fight.context().roll(blow.damage(), null).total();
  }

  void defend(Fighter actor) {
    actor.defend(true);
    fight.record(actor, "defend", null, "ready", fight.rules().defend());
  }

  void flee(Fighter actor) {
    Rulebook rules = fight.rules();
    if (new Ailments(fight).check(actor, rules.flightAttribute(), rules.flightDifficulty())) {
      escape(actor);
    } else {
      fight.record(actor, "flee", null, "failed", null);
    }
  }

  void escape(Fighter actor) {
    actor.flee();
    fight.record(actor, "flee", null, "fled", null);
  }

  void use(Fighter actor, Thing thing, Fighter target) {
    NodeContext context = fight.context();
    if (Use.consumes(thing.item())) {
      context.record(
          new InventoryChanged(
              context.frame(),
              context.node(),
              thing.owner(),
              thing.id(),
              -1,
              thing.quantity() - 1,
              "use"));
    }
    boolean stood = target.stands();
    long change = target.isCopy() ? onCopy(thing, target) : onCharacter(thing, target);
    fight.record(actor, "use", target, thing.id(), change);
    if (stood) {
      fight.fallen(target);
    }
  }

  private long onCharacter(Thing thing, Fighter target) {
    long change = new Use(thing.item(), fight.changes(target)).apply();
    target.refresh(fight.context().sheet(target.character()));
    return change;
  }

  /// A numbered copy has no sheet of its own, so that only its hit points and conditions change.
  private long onCopy(Thing thing, Fighter target) {
    long before = target.hp();
    for (Change change : Use.effects(thing.item())) {
      if (change.heal() != null) {
        target.hp(target.hp() + Math.max(0, Amount.of(change.heal(), fight.context())));
      }
      if (change.damage() != null) {
        target.hp(target.hp() - Math.max(0, Amount.of(change.damage(), fight.context())));
      }
      if (change.cures() != null) {
        target.conditions().keySet().removeAll(change.cures());
      }
    }
    return target.hp() - before;
  }
}
