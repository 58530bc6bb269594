package dev.mimir.interpreter;

import dev.mimir.engine.SessionView;
import dev.mimir.session.Recent;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.TextShown;

/// Shows facts to players.
final class Outputs {
  private Outputs() {}

  static SessionView.Output of(Recent.Output output) {
    SessionView.Output of =
        switch (output.event()) {
          case TextShown shown -> text(shown);
          case DiceRolled rolled -> dice(rolled);
          case CheckMade check -> check(check);
          case InventoryChanged change -> item(change);
          case ItemEquipped equipped -> equipment(equipped);
        };
    return of.at(output.sequence());
  }

  private static SessionView.Output text(TextShown shown) {
    return SessionView.Output.text(
        shown.node(),
        shown.text().value(),
        shown.line(),
        shown.speaker() == null ? null : shown.speaker().value(),
        shown.to(),
        shown.media(),
        shown.tags());
  }

  private static SessionView.Output dice(DiceRolled rolled) {
    return SessionView.Output.dice(
        rolled.node(),
        rolled.notation(),
        rolled.total(),
        rolled.dice(),
        rolled.draws(),
        rolled.target(),
        rolled.success());
  }

  private static SessionView.Output check(CheckMade check) {
    return SessionView.Output.check(
        check.node(),
        check.character(),
        check.skill(),
        check.roll(),
        check.bonus(),
        check.total(),
        check.difficulty(),
        check.outcome());
  }

  private static SessionView.Output item(InventoryChanged change) {
    return SessionView.Output.item(
        change.node(),
        change.op(),
        change.owner(),
        change.item(),
        change.change(),
        change.quantity());
  }

  private static SessionView.Output equipment(ItemEquipped equipped) {
    return SessionView.Output.equipment(
        equipped.node(), equipped.owner(), equipped.item(), equipped.equipped());
  }
}
