package dev.mimir.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The characters and items of a graph.
public record Cast(Map<String, Role> characters, Map<String, Item> items) {

  /// A character.
  ///
  /// @param persona who they are, for those who speak for them
  /// @param examples of how they speak
  /// @param attributes by name, e.g. `wis`
  /// @param skills by name
  /// @param combat how they fight
  /// @param level the first; 1 when absent
  /// @param experience the first; 0 when absent
  /// @param progression what higher levels need and give
  @Doc("Someone in the game.")
  public record Role(
      @Nullable String name,
      @Nullable String persona,
      @Nullable List<String> examples,
      @Nullable Map<String, Long> attributes,
      @Nullable Map<String, Skill> skills,
      @Nullable Combat combat,
      @Nullable @Range(min = 1, max = 1_000) Long level,
      @Nullable @Range Long experience,
      @Nullable List<Level> progression) {}

  /// A level that can be reached.
  ///
  /// @param experience how much it takes
  /// @param hp what it adds to the most hit points, and to those there are
  /// @param attributes what it adds, by attribute
  /// @param skills what it adds, by skill
  public record Level(
      @Range(min = 2, max = 1_000) long level,
      @Range long experience,
      @Nullable Long hp,
      @Nullable Map<String, Long> attributes,
      @Nullable Map<String, Long> skills) {}

  /// A skill.
  ///
  /// @param bonus added to a check
  /// @param attribute whose modifier is added too
  public record Skill(long bonus, @Nullable String attribute) {}

  /// How a character fights.
  ///
  /// @param hp the most hit points, and those at the beginning
  /// @param ac what an attack has to reach
  /// @param initiative added to the dice of initiative, in place of an attribute's modifier
  /// @param reward experience for those who beat them
  public record Combat(
      @Range(min = 1, max = 1_000_000) long hp,
      @Range(min = -1_000_000, max = 1_000_000) long ac,
      @Nullable @Range(min = -1_000_000, max = 1_000_000) Long initiative,
      @Nullable List<Attack> attacks,
      @Nullable @Range(max = 1_000_000_000) Long reward) {}

  /// One way to attack.
  ///
  /// @param toHit added to the dice of the attack
  /// @param inflicts what else becomes of those who are hit
  public record Attack(
      String name,
      @Nullable @Range(min = -1_000_000, max = 1_000_000) Long toHit,
      DiceTemplate damage,
      @Nullable List<Inflicts> inflicts) {}

  /// A condition that somebody is put in.
  ///
  /// @param rounds how many turns of theirs it lasts
  /// @param save how they can escape it; null when they cannot
  public record Inflicts(
      String condition, @Range(min = 1, max = 1_000) long rounds, @Nullable Save save) {}

  /// A throw against something.
  ///
  /// @param attribute whose modifier is added
  /// @param difficulty the total to reach
  public record Save(
      @Nullable String attribute, @Range(min = -1_000_000, max = 1_000_000) long difficulty) {}

  /// Something that can be had.
  ///
  /// @param max the most that one owner can have
  /// @param slot where it can be put on; null when it cannot
  /// @param bonuses what it adds while a character wears it: to `ac`, `attack`, `damage`,
  ///   `initiative`, `hp` (the most), or to the attribute or skill of that name
  /// @param effects what becomes of the character on whom it is used
  /// @param consumable whether it is used up; null when it is
  @Doc("Something that can be had.")
  public record Item(
      @Nullable String name,
      @Nullable String description,
      @Nullable @Range(min = 1) Long max,
      @Nullable String slot,
      @Nullable List<String> tags,
      @Nullable Map<String, Long> bonuses,
      @Nullable List<Change> effects,
      @Nullable Boolean consumable) {}

  /// What becomes of a character.
  ///
  /// @param heal hit points given back, not above the most
  /// @param damage hit points taken, not below zero
  /// @param experience experience given
  /// @param hp added to the most hit points
  /// @param attributes added, by attribute
  /// @param skills added, by skill
  /// @param cures conditions that end
  public record Change(
      @Nullable DiceTemplate heal,
      @Nullable DiceTemplate damage,
      @Nullable DiceTemplate experience,
      @Nullable DiceTemplate hp,
      @Nullable Map<String, DiceTemplate> attributes,
      @Nullable Map<String, DiceTemplate> skills,
      @Nullable List<String> cures) {}
}
