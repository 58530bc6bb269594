package dev.mimir.dice;

import java.util.List;

/// A die as a player sees it on the table.
///
/// @param sides of the die; 3 for a fate die
/// @param value what it counts: after compounding, penetrating and `min`/`max`
/// @param faces what it shows, in the order drawn: one face, more when it compounded; -1, 0 or 1 of
///   a fate die
/// @param kept whether it takes part in the total; false when dropped or rerolled
/// @param marks what happened to it, in the order of [Mark]
public record Die(int sides, long value, List<Integer> faces, boolean kept, List<Mark> marks) {

  /// What can happen to a die.
  public enum Mark {
    /// Its face was rolled again; the die that replaces it follows.
    REROLLED,
    /// Its face brought another roll: the die that follows, or the next of its own faces.
    EXPLODED,
    /// It counts one less than its face.
    PENETRATED,
    /// `min` or `max` changed what it counts.
    CLAMPED,
    /// It counts as a success.
    SUCCESS,
    /// It counts as a failure.
    FAILURE
  }

  public Die {
    faces = List.copyOf(faces);
    marks = List.copyOf(marks);
  }

  Die dropped() {
    return new Die(sides, value, faces, false, marks);
  }
}
