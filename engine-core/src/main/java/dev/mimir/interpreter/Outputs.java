package dev.mimir.interpreter;

import dev.mimir.engine.SessionView;
import dev.mimir.engine.SessionView.Output;
import dev.mimir.session.Recent;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.Text;
import org.jspecify.annotations.Nullable;

/// Shows facts to players.
final class Outputs {
  private Outputs() {}

  static Output of(Recent.Output output) {
    long at = output.sequence();
    return switch (output.event()) {
      case TextShown shown -> text(at, shown);
      case Spoken spoken -> spoken(at, spoken);
      case DiceRolled rolled -> dice(at, rolled);
      case CheckMade check -> check(at, check);
      case InventoryChanged(_, var node, var owner, var item, long change, long left, var op) ->
          new SessionView.ItemOutput(at, node, op, owner, item, change, left);
      case ItemEquipped(_, var node, var owner, var item, boolean equipped) ->
          new SessionView.EquipmentOutput(at, node, owner, item, equipped);
      case CharacterChanged(_, var node, var character, var changes, var reason) ->
          new SessionView.CharacterOutput(at, node, character, changes, reason);
      case Fought fought -> fight(at, fought);
    };
  }

  private static Output text(long at, TextShown shown) {
    return new SessionView.TextOutput(
        at,
        shown.node(),
        shown.text().value(),
        shown.line(),
        words(shown.speaker()),
        shown.to(),
        shown.media(),
        shown.tags());
  }

  private static Output spoken(long at, Spoken spoken) {
    return new SessionView.SpokenOutput(
        at,
        spoken.node(),
        spoken.kind(),
        spoken.character(),
        words(spoken.speaker()),
        spoken.text().value());
  }

  private static @Nullable String words(@Nullable Text text) {
    return text == null ? null : text.value();
  }

  private static Output dice(long at, DiceRolled rolled) {
    return new SessionView.DiceOutput(
        at,
        rolled.node(),
        rolled.notation(),
        rolled.total(),
        rolled.dice(),
        rolled.draws(),
        rolled.target(),
        rolled.success());
  }

  private static Output check(long at, CheckMade check) {
    return new SessionView.CheckOutput(
        at,
        check.node(),
        check.character(),
        check.skill(),
        check.roll(),
        check.bonus(),
        check.total(),
        check.difficulty(),
        check.outcome());
  }

  private static Output fight(long at, Fought fought) {
    return new SessionView.CombatOutput(
        at,
        fought.node(),
        fought.round(),
        fought.actor(),
        fought.action(),
        fought.target(),
        fought.outcome(),
        fought.amount(),
        fought.hp());
  }
}
