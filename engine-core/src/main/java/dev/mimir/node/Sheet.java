package dev.mimir.node;

import dev.mimir.node.Cast.Attack;
import dev.mimir.node.Cast.Role;
import dev.mimir.node.Cast.Skill;
import dev.mimir.session.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A character as it now is: what the graph says of it, with what has changed since, and with the
/// bonuses of what it wears.
///
/// @param body how it fights; null of one who does not
/// @param own what it has without what it wears
public record Sheet(
    String name,
    long level,
    long experience,
    Map<String, Long> attributes,
    Map<String, Skill> skills,
    Map<String, Long> conditions,
    @Nullable Body body,
    Own own) {
  private static final long AVERAGE = 10;

  /// How a character fights.
  ///
  /// @param hp at most `maxHp`
  /// @param initiative in place of an attribute's modifier; null when the attribute counts
  /// @param quickness added to initiative
  /// @param attack added to the dice of every attack
  /// @param damage added to the damage of every attack
  /// @param attacks in the order written
  /// @param reward experience for those who beat it
  public record Body(
      long hp,
      long maxHp,
      long ac,
      @Nullable Long initiative,
      long quickness,
      long attack,
      long damage,
      List<Attack> attacks,
      long reward) {}

  /// Values that can change for good.
  public record Own(Map<String, Long> attributes, Map<String, Long> skills, long maxHp) {}

  /// A character of a session.
  ///
  /// @param id one that the cast has
  public static Sheet of(String id, Cast cast, World world) {
    Role role = Objects.requireNonNull(cast.characters().get(id), id);
    return new SheetReader(id, role, world.character(id), Worn.by(id, cast, world)).sheet();
  }

  /// A character as the graph describes it.
  public static Sheet of(String id, Role role) {
    return new SheetReader(id, role, Map.of(), Map.of()).sheet();
  }

  /// What a check of a skill adds to the dice: the skill's bonus and its attribute's modifier. A
  /// skill that the character does not have adds nothing.
  public long check(String skill) {
    Skill known = skills.get(skill);
    return known == null ? 0 : Math.addExact(known.bonus(), modifier(known.attribute()));
  }

  /// The modifier of an attribute: half of what it has above 10, rounded down; 0 of one that the
  /// character does not have.
  public long modifier(@Nullable String attribute) {
    Long value = attribute == null ? null : attributes.get(attribute);
    return value == null ? 0 : Math.floorDiv(Math.subtractExact(value, AVERAGE), 2);
  }

  /// As expressions see it: `name`, `level`, `experience`, `attributes`, `skills` (the bonuses) and
  /// `conditions` (turns left); `hp`, `max_hp` and `ac` of one who fights.
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("level", level);
    map.put("experience", experience);
    map.put("attributes", attributes);
    Map<String, Object> bonuses = new LinkedHashMap<>();
    skills.forEach((skill, known) -> bonuses.put(skill, known.bonus()));
    map.put("skills", bonuses);
    map.put("conditions", conditions);
    if (body != null) {
      map.put("hp", body.hp());
      map.put("max_hp", body.maxHp());
      map.put("ac", body.ac());
    }
    return map;
  }
}
