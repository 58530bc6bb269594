package dev.mimir.session;

import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.Voted;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the facts of a node leave for the next node to see as `last`.
final class Outputs {
  private Outputs() {}

  static Map<String, Object> of(AtNode event) {
    return switch (event) {
      case InputReceived received -> received.answer().asMap();
      case DiceRolled roll when roll.success() == null -> Map.of("total", roll.total());
      case DiceRolled roll -> Map.of("total", roll.total(), "success", roll.success());
      case CheckMade check -> of(check);
      case Picked picked -> Map.of("picked", picked.option());
      case InventoryChanged change -> Map.of("item", change.item(), "quantity", change.quantity());
      case Voted voted when voted.item() != null ->
          Map.of("choice", voted.choice(), "item", voted.item());
      case Voted voted -> Map.of("choice", voted.choice());
      case SessionEvent.Fought fought when fought.action().equals("end") -> of(fought);
      case SessionEvent.Spoken spoken -> Map.of("text", spoken.text().value());
      default -> Map.of();
    };
  }

  static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    Map<String, Object> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return Map.copyOf(all);
  }

  private static Map<String, Object> of(SessionEvent.Fought end) {
    long survivors = end.amount() == null ? 0 : end.amount();
    return Map.of("outcome", end.outcome(), "rounds", end.round(), "survivors", survivors);
  }

  private static Map<String, Object> of(CheckMade check) {
    return Map.of(
        "total", check.total(),
        "success", check.outcome().endsWith("success"),
        "margin", check.total() - check.difficulty());
  }
}
