package dev.mimir.dice;

import java.util.List;

/// What a notation came to.
///
/// @param notation as it was written
/// @param total the result; a fraction is rounded down
/// @param dice in the order drawn
/// @param draws every raw face, in the order drawn
public record Roll(String notation, long total, List<Die> dice, List<Draw> draws) {
  public Roll {
    dice = List.copyOf(dice);
    draws = List.copyOf(draws);
  }
}
