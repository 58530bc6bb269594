package dev.mimir.scenario;

import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.CalleeVariablesWritten;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.NodeProgressed;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.Remembered;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.SessionEvent.Voted;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.SessionEvent.WaitSettled;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedValue;
import dev.mimir.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Events in words.
final class Wording {
  private Wording() {}

  private static String read(Map<String, Map<String, SharedValue>> values) {
    Map<String, Object> plain = new TreeMap<>();
    values.forEach((holder, some) ->
        some.forEach((name, value) -> plain.put(holder + "." + name, value.value())));
    return values(plain, Map.of());
  }

  private static String operations(SharedWritten written) {
    return written.operations().stream()
        .map(operation ->
            operation.variable()
                + (operation.kind() == SharedOperation.Kind.ADD ? " += " : " = ")
                + operation.value())
        .toList()
        .toString();
  }

  /// The frame of an event that has one, as a prefix.
  static String place(SessionEvent event) {
    return event instanceof AtNode at && !at.frame().isEmpty() ? at.frame() + ": " : "";
  }

  static String of(SessionEvent event) {
    return switch (event) {
      case SessionStarted started -> "started " + started.graphId();
      case InputReceived input -> "answered " + input.node() + " " + answer(input.answer());
      case NodeEntered entered -> "entered " + entered.node();
      case NodeLeft left -> "left " + left.node() + " by " + left.port();
      case TextShown shown -> "shown " + shown.node() + " " + value(shown.text());
      case DiceRolled rolled -> "rolled " + rolled.notation() + " = " + rolled.total();
      case CheckMade made -> "checked " + made.skill() + " " + made.total() + " " + made.outcome();
      case Picked picked -> "picked " + picked.node() + " " + picked.option();
      case VariablesWritten(_, var node, var values, var personal) ->
          "wrote " + node + " " + values(values, personal);
      case LocalsWritten(_, var node, var values, var personal) ->
          "wrote locally " + node + " " + values(values, personal);
      case CalleeVariablesWritten(_, var node, var holder, var values, var personal) ->
          "wrote " + node + " of " + holder + " " + values(values, personal);
      case SharedRead(var values) -> "read " + read(values);
      case SharedWritten written ->
          "shared " + written.node() + " " + written.holder() + " " + operations(written);
      case InventoryChanged change -> inventory(change);
      case ItemEquipped equipped ->
          (equipped.equipped() ? "equipped " : "unequipped ")
              + equipped.node()
              + " "
              + owned(equipped.owner(), equipped.item());
      case CallStarted call ->
          "called "
              + call.node()
              + " "
              + call.graph()
              + " "
              + values(call.locals(), call.personal());
      case CallReturned back -> "returned " + back.node() + " by " + back.ending();
      case WaitOpened opened -> "waits " + opened.node() + " " + awaited(opened.awaited());
      case WaitExpired expired -> "expired " + expired.node();
      case WaitSettled settled -> "settled " + settled.node();
      case WaitCancelled cancelled -> "cancelled " + cancelled.node() + " " + cancelled.reason();
      case Voted voted -> "voted " + voted.node() + " " + voted.choice() + " " + voted.votes();
      case EffectRequested asked -> "requested " + asked.node() + " " + asked.kind();
      case EffectRetried retried -> "retried " + retried.node() + " " + retried.code();
      case EffectCompleted done -> "completed " + done.node();
      case EffectFailed failed -> "failed " + failed.node() + " " + failed.code();
      case IncidentResolved resolved -> "resolved " + resolved.node() + " " + resolved.action();
      case PlayerJoined joined -> "joined " + joined.player().playerId();
      case PlayerLeft gone -> "gone " + gone.player();
      case BranchesStarted started ->
          "branched "
              + started.node()
              + " "
              + started.branches().stream().map(SessionEvent.Branch::name).toList();
      case BranchEnded ended ->
          "branch ended " + ended.node() + " " + ended.branch() + " by " + ended.ending();
      case BranchCancelled cancelled ->
          "branch cancelled " + cancelled.node() + " " + cancelled.branch();
      case NodeProgressed progressed -> "keeps " + progressed.node();
      case CharacterChanged change ->
          "character " + change.character() + " " + value(change.changes());
      case Fought fought ->
          "fought %s %s %s %s"
              .formatted(fought.actor(), fought.action(), fought.target(), fought.outcome());
      case Spoken spoken -> "spoken " + spoken.node() + " " + value(spoken.text());
      case Remembered remembered ->
          "remembered " + remembered.character() + " " + remembered.said().size();
      case SessionForked _ -> "forked";
      case VariablesAmended amended -> "amended " + values(amended.values(), Map.of());
      case SessionMigrated migrated -> "migrated " + migrated.graphVersion();
      case SessionSuspended _ -> "suspended";
      case SessionResumed resumed -> "resumed " + resumed.deadlines().size();
      case SessionAbandoned _ -> "abandoned";
      case SessionSaved saved -> "saved " + saved.slot();
      case SessionRestored restored -> "restored " + restored.slot();
      case DebuggingBegun _ -> "debugged";
      case NodePaused paused -> "paused " + paused.node();
      case Stepped stepped -> "stepped " + stepped.node();
      case IncidentRaised raised -> "incident " + raised.node() + " " + raised.code();
      case SessionEnded ended -> "ended " + ended.node() + " " + ended.ending();
    };
  }

  private static String inventory(InventoryChanged change) {
    String sign = change.change() > 0 ? "+" : "";
    return "changed %s %s %s%d = %d"
        .formatted(
            change.node(),
            owned(change.owner(), change.item()),
            sign,
            change.change(),
            change.quantity());
  }

  static String owned(String owner, String item) {
    return owner.isEmpty() ? item : owner + "/" + item;
  }

  static String awaited(Awaited awaited) {
    return awaited.kind() == Kind.CHOICE
        ? awaited.choices().stream().map(Option::id).collect(Collectors.joining(", "))
        : String.valueOf(awaited.input() == null ? null : awaited.input().type());
  }

  static String answer(Answer answer) {
    return answer.choice() != null ? answer.choice() : answer.asMap().values().toString();
  }

  static String values(Map<String, ?> values, Map<String, Text.Personal> personal) {
    Map<String, Object> all = new TreeMap<>(values);
    personal.forEach((name, of) -> all.put(name, Text.of(of.personalOf(), "" + of.value())));
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String value(Object value) {
    return value instanceof Text text && text.personalOf() != null
        ? value(text.value()) + " of " + text.personalOf()
        : Json.MAPPER.writeValueAsString(value);
  }

  /// Values as the engine has them.
  static Map<String, Object> plain(Map<String, Object> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  static Object plain(Object value) {
    return switch (value) {
      case Integer number -> (Long) number.longValue();
      case List<?> list -> list.stream().map(Wording::plain).toList();
      case Map<?, ?> map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, one) -> plain.put((String) key, plain(one)));
        yield plain;
      }
      default -> value;
    };
  }
}
