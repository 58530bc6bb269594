package dev.mimir.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words that stand in an event. When they hold something of a person (a name, what they typed)
/// they say whose, so that a store can encrypt them per player.
///
/// In JSON a plain text is a string; a personal one is `{"personal_of": player, "value": words}`.
///
/// @param value the words
/// @param personalOf the player whom they belong to; null when they belong to nobody
public record Text(String value, @Nullable String personalOf) {

  /// Words of the game itself.
  public static Text plain(String value) {
    return new Text(value, null);
  }

  /// Words that belong to a player.
  public static Text of(String player, String value) {
    return new Text(value, player);
  }

  @JsonValue
  Object json() {
    return personalOf == null ? value : new Personal(personalOf, value).json();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Text fromString(String value) {
    return plain(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static Text fromObject(
      @JsonProperty("personal_of") String player, @JsonProperty("value") String value) {
    return of(player, value);
  }

  @Override
  public String toString() {
    return value;
  }

  /// A value of a variable that belongs to a player.
  ///
  /// @param personalOf the player
  /// @param value a plain value, see {@link dev.mimir.value.Values}
  public record Personal(
      @JsonProperty("personal_of") String personalOf, @JsonProperty("value") Object value) {

    Map<String, Object> json() {
      Map<String, Object> json = LinkedHashMap.newLinkedHashMap(2);
      json.put("personal_of", personalOf);
      json.put("value", value);
      return json;
    }
  }
}
