package dev.mimir.dice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Odds by rolling every sequence of faces there is, one after the other. Sequences less likely
/// than a limit are given up; what they are worth together is `missing`.
final class BruteForce {
  private final double limit;
  private final List<Integer> path = new ArrayList<>();
  private final List<Integer> sides = new ArrayList<>();
  private int depth;
  private double chance = 1;

  final Map<Long, Double> chances = new TreeMap<>();
  double missing;

  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("too unlikely", null, false, false);
    }
  }

  BruteForce(Dice dice, double limit) {
    this.limit = limit;
    do {
      rollOne(dice);
    } while (advance());
  }

  private void rollOne(Dice dice) {
    depth = 0;
    chance = 1;
    try {
      chances.merge(dice.roll(this::face).total(), chance, Double::sum);
    } catch (GivenUp tooUnlikely) {
      missing += chance;
    }
  }

  private int face(int of) {
    if (chance < limit) {
      throw new GivenUp();
    }
    if (depth == path.size()) {
      path.add(1);
      sides.add(of);
    }
    chance /= of;
    return path.get(depth++);
  }

  private boolean advance() {
    while (!path.isEmpty() && path.getLast().equals(sides.getLast())) {
      path.removeLast();
      sides.removeLast();
    }
    if (path.isEmpty()) {
      return false;
    }
    path.set(path.size() - 1, path.getLast() + 1);
    return true;
  }
}
