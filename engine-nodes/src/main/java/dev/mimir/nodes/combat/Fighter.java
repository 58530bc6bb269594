package dev.mimir.nodes.combat;

import dev.mimir.node.Sheet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One who fights, as it stands in the fight.
final class Fighter {
  private final String id;
  private final String character;
  private final boolean attacker;
  private final @Nullable String player;
  private Sheet sheet;
  private long hp;
  private long initiative;
  private Map<String, Long> conditions;
  private boolean defending;
  private boolean fled;

  /// @param id the character's own, or e.g. `wolf#2` of a numbered copy
  /// @param player id of the one who plays it; empty for any; null when it acts by itself
  Fighter(String id, String character, boolean attacker, @Nullable String player, Sheet sheet) {
    this.id = id;
    this.character = character;
    this.attacker = attacker;
    this.player = player;
    this.sheet = sheet;
    this.hp = isCopy() ? body().maxHp() : body().hp();
    this.conditions = isCopy() ? new TreeMap<>() : new TreeMap<>(sheet.conditions());
  }

  String id() {
    return id;
  }

  String character() {
    return character;
  }

  /// Whether it is one of several of the same kind, whose hit points end with the fight.
  boolean isCopy() {
    return !id.equals(character);
  }

  boolean attacks() {
    return attacker;
  }

  @Nullable String player() {
    return player;
  }

  Sheet sheet() {
    return sheet;
  }

  Sheet.Body body() {
    return Objects.requireNonNull(sheet.body());
  }

  /// What players call it.
  String name() {
    return isCopy()
        ? sheet.name() + id.substring(id.lastIndexOf('#')).replace('#', ' ')
        : sheet.name();
  }

  long hp() {
    return hp;
  }

  void hp(long after) {
    hp = Math.clamp(after, 0, body().maxHp());
  }

  long initiative() {
    return initiative;
  }

  void initiative(long rolled) {
    initiative = rolled;
  }

  /// The conditions it is in, with the turns left.
  Map<String, Long> conditions() {
    return conditions;
  }

  void conditions(Map<String, Long> after) {
    conditions = new TreeMap<>(after);
  }

  void defend(boolean defends) {
    defending = defends;
  }

  boolean defends() {
    return defending;
  }

  void flee() {
    fled = true;
  }

  boolean fled() {
    return fled;
  }

  boolean stands() {
    return hp > 0 && !fled;
  }

  /// Takes over what has changed of the character.
  void refresh(Sheet now) {
    sheet = now;
    if (!isCopy()) {
      hp = body().hp();
      conditions = new TreeMap<>(now.conditions());
    }
  }

  Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("id", id);
    state.put("character", character);
    state.put("attacker", attacker);
    if (player != null) {
      state.put("player", player);
    }
    state.put("hp", hp);
    state.put("initiative", initiative);
    state.put("conditions", new TreeMap<>(conditions));
    state.put("defending", defending);
    state.put("fled", fled);
    return state;
  }

  /// @param state as {@link #state} gave it
  static Fighter of(Map<?, ?> state, Sheet sheet) {
    Fighter fighter =
        new Fighter(
            (String) Objects.requireNonNull(state.get("id")),
            (String) Objects.requireNonNull(state.get("character")),
            Boolean.TRUE.equals(state.get("attacker")),
            (String) state.get("player"),
            sheet);
    fighter.initiative = whole(state.get("initiative"));
    fighter.defending = Boolean.TRUE.equals(state.get("defending"));
    fighter.fled = Boolean.TRUE.equals(state.get("fled"));
    if (fighter.isCopy()) {
      fighter.hp(whole(state.get("hp")));
      ((Map<?, ?>) Objects.requireNonNull(state.get("conditions")))
          .forEach((name, turns) -> fighter.conditions.put(String.valueOf(name), whole(turns)));
    }
    return fighter;
  }

  private static long whole(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
