package dev.mimir.nodes.combat;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Sheet;
import dev.mimir.nodes.character.Changes;
import dev.mimir.nodes.combat.CombatNode.Config;
import dev.mimir.session.SessionEvent.Fought;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A fight under way.
final class Fight {
  private final Rulebook rules;
  private final NodeContext context;
  private final List<Fighter> order;
  private long round;
  private int turn;

  /// @param order in which they act
  /// @param turn place in the order of the one who acts
  private Fight(Rulebook rules, NodeContext context, List<Fighter> order, long round, int turn) {
    this.rules = rules;
    this.context = context;
    this.order = order;
    this.round = round;
    this.turn = turn;
  }

  /// A new one: rolls initiative. Of equals the one written first acts first.
  static Fight begun(Config config, Rulebook rules, NodeContext context) {
    List<Fighter> fighters = new Muster(config, context).fighters();
    Fight unordered = new Fight(rules, context, fighters, 1, 0);
    fighters.stream().filter(Fighter::stands).forEach(unordered::rollInitiative);
    fighters.sort(Comparator.comparingLong((Fighter fighter) -> -fighter.initiative()));
    return unordered;
  }

  private void rollInitiative(Fighter fighter) {
    Sheet.Body body = fighter.body();
    long bonus =
        body.initiative() == null
            ? fighter.sheet().modifier(rules.initiativeAttribute())
            : body.initiative();
    long rolled = context.roll(rules.initiative(), null).total() + bonus + body.quickness();
    fighter.initiative(rolled);
    record(fighter, "initiative", null, "rolled", rolled);
  }

  /// The one that was kept in this visit of the node; null when none was.
  static @Nullable Fight kept(Rulebook rules, NodeContext context) {
    Map<String, Object> kept = context.kept();
    if (!Objects.equals(kept.get("visit"), visit(context))) {
      return null;
    }
    List<?> states = (List<?>) Objects.requireNonNull(kept.get("fighters"));
    List<Fighter> order =
        states.stream().map(state -> fighter((Map<?, ?>) state, context)).toList();
    return new Fight(rules, context, order, whole(kept, "round"), (int) whole(kept, "turn"));
  }

  private static Fighter fighter(Map<?, ?> state, NodeContext context) {
    return Fighter.of(state, context.sheet(String.valueOf(state.get("character"))));
  }

  private static long whole(Map<String, Object> map, String member) {
    return ((Number) Objects.requireNonNull(map.get(member))).longValue();
  }

  private static long visit(NodeContext context) {
    return context.here().visits(context.node());
  }

  /// Keeps it until a player has acted.
  void keep() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("visit", visit(context));
    state.put("round", round);
    state.put("turn", (long) turn);
    state.put("fighters", order.stream().map(Fighter::state).toList());
    context.keep(state);
  }

  void forget() {
    if (!context.kept().isEmpty()) {
      context.keep(Map.of());
    }
  }

  Rulebook rules() {
    return rules;
  }

  NodeContext context() {
    return context;
  }

  List<Fighter> order() {
    return order;
  }

  long round() {
    return round;
  }

  /// The one who acts; null when the round is over.
  @Nullable Fighter acting() {
    return turn < order.size() ? order.get(turn) : null;
  }

  void nextTurn() {
    turn++;
  }

  void nextRound() {
    round++;
    turn = 0;
  }

  List<Fighter> side(boolean attackers) {
    return order.stream().filter(fighter -> fighter.attacks() == attackers).toList();
  }

  /// Those who still fight against somebody.
  List<Fighter> opponents(Fighter of) {
    return side(!of.attacks()).stream().filter(Fighter::stands).toList();
  }

  /// Records what somebody did.
  void record(
      Fighter actor,
      String action,
      @Nullable Fighter target,
      String outcome,
      @Nullable Long amount) {
    record(
        actor.id(),
        action,
        target == null ? null : target.id(),
        outcome,
        amount,
        target == null ? null : (Long) target.hp());
  }

  void record(
      String actor,
      String action,
      @Nullable String target,
      String outcome,
      @Nullable Long amount,
      @Nullable Long hp) {
    context.record(
        new Fought(
            context.frame(), context.node(), round, actor, action, target, outcome, amount, hp));
  }

  /// Takes hit points from somebody; records what did it, then that they fall.
  void hurt(Fighter actor, String action, Fighter target, String outcome, long amount) {
    long after = Math.max(0, target.hp() - Math.max(0, amount));
    record(actor.id(), action, target.id(), outcome, amount, after);
    if (target.isCopy()) {
      target.hp(after);
    } else {
      changes(target).hurt(amount);
      target.refresh(context.sheet(target.character()));
    }
    fallen(target);
  }

  void fallen(Fighter fighter) {
    if (fighter.hp() == 0) {
      record(fighter, "fall", null, "down", null);
    }
  }

  void conditions(Fighter fighter, Map<String, Long> after) {
    if (!fighter.isCopy()) {
      changes(fighter).conditions(after);
    }
    fighter.conditions(after);
  }

  Changes changes(Fighter fighter) {
    return new Changes(context, fighter.character());
  }
}
