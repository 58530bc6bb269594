package dev.mimir.projection.transcript;

import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.TextShown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands in a transcript of one event.
///
/// @param kind of the item, see {@link TranscriptItem}
/// @param details what only this kind has, by the name that {@link Details} gives it
record Entry(
    String kind,
    @Nullable String text,
    @Nullable String speaker,
    @Nullable String player,
    List<String> to,
    Map<String, Object> details) {

  static Entry of(SessionEvent event) {
    return switch (event) {
      case TextShown shown -> of(shown);
      case DiceRolled roll -> of("dice", of(roll));
      case CheckMade check -> of("check", of(check));
      case InventoryChanged change -> of("item", of(change));
      case ItemEquipped change -> of("equipment", of(change));
      case CharacterChanged change -> of("character", of(change));
      case Fought fought -> of("combat", of(fought));
      case Spoken spoken -> of(spoken);
      case InputReceived received -> of(received);
      case SessionEnded ended -> of("ending", details("ending", ended.ending()));
      case SessionSaved saved -> of("saved", details("slot", saved.slot()));
      case SessionRestored back ->
          of("restored", details("slot", back.slot(), "saved", back.saved()));
      case SessionStarted fork -> of("forked", details("parent", fork.parent()));
      case SessionSuspended(_, var reason) -> of("suspended", details("reason", reason));
      case SessionResumed _ -> of("resumed", Map.of());
      case SessionAbandoned(_, _, var reason) -> of("abandoned", details("reason", reason));
      default -> throw new IllegalArgumentException("not needed: " + event.getClass());
    };
  }

  private static Entry of(String kind, Map<String, Object> details) {
    return new Entry(kind, null, null, null, List.of(), details);
  }

  private static Entry of(TextShown shown) {
    Map<String, Object> details =
        details(
            "line", shown.line(),
            "media", shown.media(),
            "tags", shown.tags().isEmpty() ? null : shown.tags());
    return new Entry("text", shown.text().value(), speaker(shown), null, shown.to(), details);
  }

  private static Entry of(Spoken spoken) {
    String speaker = spoken.speaker() == null ? null : spoken.speaker().value();
    return new Entry(
        spoken.kind(),
        spoken.text().value(),
        speaker,
        null,
        List.of(),
        details("character", spoken.character()));
  }

  private static @Nullable String speaker(TextShown shown) {
    return shown.speaker() == null ? null : shown.speaker().value();
  }

  private static Map<String, Object> of(CharacterChanged change) {
    return details(
        "character", change.character(),
        "changes", change.changes(),
        "reason", change.reason());
  }

  private static Map<String, Object> of(Fought fought) {
    return details(
        "round", fought.round(),
        "actor", fought.actor(),
        "action", fought.action(),
        "opponent", fought.target(),
        "outcome", fought.outcome(),
        "amount", fought.amount(),
        "hp", fought.hp());
  }

  private static Entry of(InputReceived received) {
    Answer answer = received.answer();
    Map<String, Object> details =
        details("choice", answer.choice(), "value", answer.value(), "item", answer.item());
    String typed = answer.text() == null ? null : answer.text().value();
    return new Entry("input", typed, null, received.player(), List.of(), details);
  }

  private static Map<String, Object> of(DiceRolled roll) {
    return details(
        "notation", roll.notation(),
        "total", roll.total(),
        "dice", roll.dice(),
        "draws", roll.draws(),
        "target", roll.target(),
        "success", roll.success());
  }

  private static Map<String, Object> of(CheckMade check) {
    return details(
        "character", check.character(),
        "skill", check.skill(),
        "roll", check.roll(),
        "bonus", check.bonus(),
        "total", check.total(),
        "difficulty", check.difficulty(),
        "outcome", check.outcome());
  }

  private static Map<String, Object> of(InventoryChanged change) {
    return details(
        "op", change.op(),
        "owner", change.owner(),
        "item", change.item(),
        "change", change.change(),
        "quantity", change.quantity());
  }

  private static Map<String, Object> of(ItemEquipped change) {
    return details("owner", change.owner(), "item", change.item(), "equipped", change.equipped());
  }

  private static Map<String, Object> details(@Nullable Object... namesAndValues) {
    Map<String, Object> details = LinkedHashMap.newLinkedHashMap(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        details.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return details;
  }
}
