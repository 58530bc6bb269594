package dev.mimir.session;

import java.util.List;

/// A point of the past to which a session can be brought back.
///
/// @param sequence of the event that saved it
/// @param world as it was
/// @param positions as they were
/// @param waits that were open; they are opened anew
/// @param players ids of those who took part
public record Saved(
    long sequence, World world, List<Position> positions, List<Wait> waits, List<String> players) {

  /// Who of the present players may answer a wait that is opened anew: all of them where all could,
  /// else those who could.
  public List<String> mayAnswer(Wait wait, List<String> present) {
    List<String> could = wait.awaited().players();
    boolean bound = world.boundPlayer(wait.frame()) != null;
    return could.equals(players) && !bound
        ? present
        : could.stream().filter(present::contains).toList();
  }
}
