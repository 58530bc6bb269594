package dev.mimir.dice;

/// Draws that a test has written down: the faces in order, whichever node asks. Where the faces end
/// or do not fit the die, it fails.
public final class ScriptedDraws implements Draws, DieSource {
  private final int[] faces;
  private int next;

  private ScriptedDraws(int[] faces) {
    this.faces = faces;
  }

  /// The faces to draw, from 1.
  public static ScriptedDraws of(int... faces) {
    return new ScriptedDraws(faces.clone());
  }

  @Override
  public DieSource at(
      String clientSeed, int epoch, String frame, String node, long visit, int first) {
    return this;
  }

  @Override
  public int face(int sides) {
    if (next == faces.length) {
      throw new AssertionError("draw " + next + " (of " + sides + " sides) is not in the script");
    }
    int face = faces[next++];
    if (face < 1 || face > sides) {
      throw new AssertionError("face " + face + " does not fit a die of " + sides + " sides");
    }
    return face;
  }

  /// How many of the faces have not been drawn.
  public int left() {
    return faces.length - next;
  }
}
