package dev.mimir.nodes.combat;

import dev.mimir.dice.Roll;
import dev.mimir.node.Cast.Inflicts;
import dev.mimir.node.Cast.Save;
import dev.mimir.nodes.combat.Rulebook.Ailment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The conditions of those who fight.
record Ailments(Fight fight) {
  private static final Ailment NONE = new Ailment(false, 0, 0, null);

  private Ailment known(String condition) {
    return fight.rules().conditions().getOrDefault(condition, NONE);
  }

  /// What the conditions of a fighter add to its attacks.
  long attack(Fighter fighter) {
    return fighter.conditions().keySet().stream().mapToLong(name -> known(name).attack()).sum();
  }

  /// What the conditions of a fighter add to its ac.
  long ac(Fighter fighter) {
    return fighter.conditions().keySet().stream().mapToLong(name -> known(name).ac()).sum();
  }

  /// Begins a turn.
  ///
  /// @return whether the fighter can act in it
  boolean begin(Fighter actor) {
    actor.defend(false);
    boolean acts = true;
    for (String name : List.copyOf(actor.conditions().keySet())) {
      suffer(actor, name);
      if (acts && actor.stands() && known(name).skips()) {
        fight.record(actor, "skip", null, name, null);
        acts = false;
      }
    }
    return acts && actor.stands();
  }

  private void suffer(Fighter actor, String name) {
    Ailment ailment = known(name);
    if (actor.stands() && ailment.damage() != null) {
      Roll roll = fight.context().roll(ailment.damage(), null);
      fight.hurt(actor, "suffer", actor, name, Math.max(0, roll.total()));
    }
  }

  /// Ends a turn: one less is left of each condition.
  void end(Fighter actor) {
    if (actor.conditions().isEmpty()) {
      return;
    }
    Map<String, Long> left = new TreeMap<>();
    actor
        .conditions()
        .forEach((name, turns) -> {
          if (turns > 1) {
            left.put(name, turns - 1);
          } else {
            fight.record(actor, "recover", null, name, null);
          }
        });
    fight.conditions(actor, left);
  }

  /// Puts somebody who does not save into a condition; the longer duration counts.
  void inflict(Fighter actor, Fighter target, Inflicts inflicts) {
    String name = inflicts.condition();
    fight.rules().condition(name);
    if (inflicts.save() == null || !saves(target, inflicts.save())) {
      Map<String, Long> after = new TreeMap<>(target.conditions());
      after.merge(name, inflicts.rounds(), Math::max);
      fight.record(actor, "inflict", target, name, inflicts.rounds());
      fight.conditions(target, after);
    }
  }

  private boolean saves(Fighter target, Save save) {
    boolean saved = check(target, save.attribute(), save.difficulty());
    fight.record(target, "save", null, saved ? "success" : "failure", null);
    return saved;
  }

  /// Rolls a check of an attribute.
  boolean check(
      Fighter fighter, @org.jspecify.annotations.Nullable String attribute, long difficulty) {
    long needed = difficulty - fighter.sheet().modifier(attribute);
    return fight.context().roll(fight.rules().check(), needed).total() >= needed;
  }
}
