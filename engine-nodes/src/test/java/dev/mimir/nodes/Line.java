package dev.mimir.nodes;

import dev.mimir.scenario.Events;
import dev.mimir.session.InputRule;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.NodeProgressed;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Events in one line each. Words that belong to a player are followed by `~` and the player.
final class Line {
  private Line() {}

  /// The line; empty for what every play has.
  static String of(SessionEvent event) {
    return switch (event) {
      case SessionStarted _, NodeEntered _, InputReceived _ -> "";
      case NodeLeft left when left.node().equals("begin") -> "";
      case NodeLeft left -> at(left) + " -> " + left.port();
      case TextShown shown -> text(shown);
      case DiceRolled roll -> "rolled " + roll.notation() + " = " + roll.total() + target(roll);
      case CheckMade check -> check(check);
      case Picked picked -> "picked " + picked.option() + (picked.renewed() ? " anew" : "");
      case VariablesWritten w -> "wrote " + written(w.values(), w.personal());
      case LocalsWritten w -> "wrote locally " + written(w.values(), w.personal());
      case InventoryChanged change -> change(change);
      case ItemEquipped item ->
          (item.equipped() ? "puts on " : "takes off ") + item.item() + of(item.owner());
      case Fought fought -> fought(fought);
      case CharacterChanged changed ->
          changed.character() + " " + sorted(changed.changes()) + " by " + changed.reason();
      case NodeProgressed kept -> kept.state().isEmpty() ? "forgets" : "";
      case CallStarted call -> at(call) + " calls " + call.graph() + " " + sorted(call.locals());
      case CallReturned back -> at(back) + " returns " + back.ending();
      case WaitOpened opened -> wait(opened.awaited());
      case IncidentRaised raised -> "incident " + raised.code() + " at " + at(raised);
      case SessionEnded ended -> "ended " + ended.ending();
      default -> Events.words(event);
    };
  }

  private static String at(SessionEvent.AtNode event) {
    return event.frame().isEmpty() ? event.node() : event.frame() + "/" + event.node();
  }

  private static String text(TextShown shown) {
    String line = shown.line() == null ? "" : shown.line() + " ";
    String speaker = shown.speaker() == null ? "" : shown.speaker().value() + ": ";
    String to = shown.to().isEmpty() ? "" : " to " + shown.to();
    String tags = shown.tags().isEmpty() ? "" : " tags " + shown.tags();
    String media = shown.media() == null ? "" : " with " + shown.media();
    return "shows " + line + "'" + speaker + words(shown.text()) + "'" + to + tags + media;
  }

  private static String words(Text text) {
    return text.personalOf() == null ? text.value() : text.value() + "~" + text.personalOf();
  }

  private static String target(DiceRolled roll) {
    return roll.target() == null ? "" : " of " + roll.target() + " " + roll.success();
  }

  private static String fought(Fought fought) {
    String target = fought.target() == null ? "" : " " + fought.target();
    String amount = fought.amount() == null ? "" : " " + fought.amount();
    String hp = fought.hp() == null ? "" : ", hp " + fought.hp();
    return fought.round()
        + " "
        + fought.actor()
        + " "
        + fought.action()
        + target
        + ": "
        + fought.outcome()
        + amount
        + hp;
  }

  private static String check(CheckMade check) {
    String who = check.character() == null ? "" : check.character() + " ";
    return "checked "
        + who
        + check.skill()
        + " "
        + check.roll()
        + " + "
        + check.bonus()
        + " = "
        + check.total()
        + " of "
        + check.difficulty()
        + " "
        + check.outcome();
  }

  private static String written(Map<String, Object> values, Map<String, Text.Personal> personal) {
    Map<String, Object> all = sorted(values);
    personal.forEach((name, value) -> all.put(name, value.value() + "~" + value.personalOf()));
    return all.toString();
  }

  private static Map<String, Object> sorted(Map<String, Object> values) {
    return new TreeMap<>(values);
  }

  private static String change(InventoryChanged change) {
    String by = change.change() > 0 ? "+" + change.change() : "" + change.change();
    return change.op()
        + " "
        + change.item()
        + " "
        + by
        + " = "
        + change.quantity()
        + of(change.owner());
  }

  private static String of(String owner) {
    return owner.isEmpty() ? "" : " of " + owner;
  }

  private static String wait(Wait.Awaited awaited) {
    String prompt = awaited.prompt() == null ? "" : " '" + words(awaited.prompt()) + "'";
    String choices = awaited.choices().isEmpty() ? "" : " " + options(awaited.choices());
    String locked = awaited.locked().isEmpty() ? "" : " locked " + options(awaited.locked());
    if (awaited.kind() == Wait.Kind.TIMER) {
      return "waits until " + awaited.deadline();
    }
    return "asks" + prompt + choices + locked + rule(awaited.input());
  }

  private static String options(List<Wait.Option> options) {
    return options.stream().map(Line::option).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String option(Wait.Option option) {
    String reason = option.reason() == null ? "" : " (" + words(option.reason()) + ")";
    String item = option.item() == null ? "" : " for " + option.item();
    String key = option.key() == null ? "" : " key " + option.key();
    return option.id() + " '" + words(option.text()) + "'" + reason + item + key;
  }

  private static String rule(@Nullable InputRule rule) {
    return rule == null ? "" : " for " + rule.type();
  }
}
