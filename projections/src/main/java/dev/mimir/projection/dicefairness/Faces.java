package dev.mimir.projection.dicefairness;

/// The classes in which the faces of dice are counted: each face by itself, of dice with more sides
/// than {@link #MOST} in as many parts of nearly the same size.
final class Faces {
  static final int MOST = 1_000;

  private Faces() {}

  static int count(int sides) {
    return Math.min(sides, MOST);
  }

  /// From 1.
  static int of(int sides, int face) {
    return sides <= MOST ? face : (int) ((face - 1L) * MOST / sides) + 1;
  }

  /// How many faces are in a class.
  static long size(int sides, int number) {
    return sides <= MOST ? 1 : before(sides, number + 1) - before(sides, number);
  }

  private static long before(int sides, int number) {
    return Math.ceilDiv((number - 1L) * sides, MOST);
  }
}
