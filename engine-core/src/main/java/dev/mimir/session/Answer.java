package dev.mimir.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a player answered: exactly one of choice, text and value.
///
/// @param choice id of the choice taken
/// @param text what was typed
/// @param value a number or truth value
/// @param item the element behind a choice that was made for each element of a list
public record Answer(
    @Nullable String choice, @Nullable Text text, @Nullable Object value, @Nullable Object item) {

  public static Answer choice(String id) {
    return new Answer(id, null, null, null);
  }

  public static Answer text(String player, String text) {
    return new Answer(null, Text.of(player, text), null, null);
  }

  public static Answer value(Object value) {
    return new Answer(null, null, value, null);
  }

  /// The answer as expressions see it in `input`: those of choice, text, value and item that are.
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (choice != null) {
      map.put("choice", choice);
    }
    if (text != null) {
      map.put("text", text.value());
    }
    if (value != null) {
      map.put("value", value);
    }
    if (item != null) {
      map.put("item", item);
    }
    return map;
  }
}
