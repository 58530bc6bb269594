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
  @Doc("Someone in the game.")
  public record Role(
      @Nullable String name,
      @Nullable String persona,
      @Nullable List<String> examples,
      @Nullable Map<String, Long> attributes,
      @Nullable Map<String, Skill> skills,
      @Nullable Combat combat) {}

  /// A skill.
  ///
  /// @param bonus added to a check
  /// @param attribute whose modifier is added too
  public record Skill(long bonus, @Nullable String attribute) {}

  /// How a character fights.
  public record Combat(
      @Range(min = 1, max = 1_000_000) long hp,
      long ac,
      @Nullable Long initiative,
      @Nullable List<Attack> attacks) {}

  /// One way to attack.
  public record Attack(String name, @Nullable Long toHit, DiceTemplate damage) {}

  /// Something that can be had.
  ///
  /// @param max the most that one owner can have
  /// @param slot where it can be put on; null when it cannot
  @Doc("Something that can be had.")
  public record Item(
      @Nullable String name,
      @Nullable String description,
      @Nullable @Range(min = 1) Long max,
      @Nullable String slot,
      @Nullable List<String> tags) {}
}
