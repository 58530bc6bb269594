package dev.mimir.nodes.combat;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.Sheet;
import dev.mimir.nodes.combat.CombatNode.Config;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The course of a fight.
final class Battle {
  private static final long USUAL_ROUNDS = 50;

  /// Turns of one fight, whatever `max_rounds` is.
  private static final long MOST_TURNS = 2_000;

  private final Config config;
  private final Fight fight;
  private final Actions actions;
  private final Ailments ailments;
  private final Tactics tactics;

  Battle(Config config, Fight fight) {
    this.config = config;
    this.fight = fight;
    this.actions = new Actions(fight);
    this.ailments = new Ailments(fight);
    this.tactics = new Tactics(fight, actions, strike());
  }

  private String strike() {
    CombatNode.Labels labels = config.labels();
    return labels == null || labels.strike() == null
        ? "Strike"
        : fight.context().text(labels.strike());
  }

  /// Does what the player chose, and goes on.
  Outcome acted(String choice) {
    Fighter actor = Objects.requireNonNull(fight.acting());
    menu(actor).choose(choice, actions);
    finish(actor);
    return goOn();
  }

  /// Goes on until a player has to choose or the fight is over.
  Outcome goOn() {
    String decided = decided();
    while (decided == null) {
      Fighter actor = fight.acting();
      if (actor == null) {
        fight.nextRound();
      } else if (takesTurn(actor)) {
        return ask();
      }
      decided = decided();
    }
    return ended(decided);
  }

  /// Whether a player has to choose.
  private boolean takesTurn(Fighter actor) {
    if (actor.stands() && ailments.begin(actor)) {
      if (actor.player() != null) {
        return true;
      }
      tactics.act(actor);
    }
    finish(actor);
    return false;
  }

  private void finish(Fighter actor) {
    ailments.end(actor);
    fight.nextTurn();
  }

  /// Waits for the player of the one who acts.
  Outcome ask() {
    Fighter actor = Objects.requireNonNull(fight.acting());
    fight.keep();
    return Outcome.await(menu(actor).awaited(config));
  }

  private Menu menu(Fighter actor) {
    return Menu.of(actor, fight, config.labels(), tactics.blows(actor));
  }

  private @Nullable String decided() {
    if (fight.side(false).stream().noneMatch(Fighter::stands)) {
      return CombatNode.VICTORY;
    } else if (fight.side(true).stream().noneMatch(Fighter::stands)) {
      boolean fled = fight.side(true).stream().anyMatch(Fighter::fled);
      return fled ? CombatNode.FLED : CombatNode.DEFEAT;
    }
    return fight.acting() == null && fight.round() >= rounds() ? CombatNode.DRAW : null;
  }

  private long rounds() {
    long wanted = config.maxRounds() == null ? USUAL_ROUNDS : config.maxRounds();
    return Math.min(wanted, MOST_TURNS / fight.order().size());
  }

  private Outcome ended(String outcome) {
    List<Fighter> left = fight.side(true).stream().filter(Fighter::stands).toList();
    fight.record("attackers", "end", null, outcome, (long) left.size(), null);
    fight.order().stream()
        .filter(fighter -> !fighter.isCopy())
        .forEach(fighter -> fight.changes(fighter).conditions(Map.of()));
    if (outcome.equals(CombatNode.VICTORY)) {
      reward(left.stream().filter(fighter -> !fighter.isCopy()).toList());
    }
    fight.forget();
    return Outcome.leaveBy(outcome);
  }

  /// Shares out the experience; what cannot be shared evenly is lost.
  private void reward(List<Fighter> victors) {
    NodeContext context = fight.context();
    long earned =
        fight.side(false).stream()
            .filter(fighter -> fighter.hp() == 0)
            .map(Fighter::body)
            .mapToLong(Sheet.Body::reward)
            .sum();
    Rules rules = config.rules();
    long experience = context.whole(rules == null ? null : rules.experience(), earned);
    victors.forEach(victor -> fight.changes(victor).learn(experience / victors.size()));
  }
}
