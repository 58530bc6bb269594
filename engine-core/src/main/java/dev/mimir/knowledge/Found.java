package dev.mimir.knowledge;

import java.util.List;

/// What a search gave.
///
/// @param passages lore that fired, by priority, then what was found, best first; all of it fits
///   the budget
/// @param didNotFit what was found and had no room
/// @param lore how lore came about
/// @param model the embedding model, `none` when only words were compared
/// @param stamp of the base at that time
public record Found(
    List<Passage> passages, List<Mention> didNotFit, LoreReport lore, String model, long stamp) {

  /// A document, or a passage of it, that is mentioned without its text.
  ///
  /// @param tokens how much room it takes, by estimate
  public record Mention(String documentId, String title, long offset, long tokens, String why) {}

  /// What became of lore.
  ///
  /// @param fired whole entries that are among the passages
  /// @param didNotFit entries that fired and had no room
  /// @param notFired entries whose keyword was said or whose condition is wrong, and why they did
  ///   not fire; those that nobody touched are left out
  public record LoreReport(List<Mention> fired, List<Mention> didNotFit, List<Mention> notFired) {}
}
