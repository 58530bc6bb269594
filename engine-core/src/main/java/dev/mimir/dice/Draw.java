package dev.mimir.dice;

/// A raw face as it was drawn.
///
/// @param index which draw of the node's visit, from 0; the numbers go on over its turns
/// @param sides of the die; 3 for a fate die
/// @param face from 1 to `sides`
public record Draw(int index, int sides, int face) {}
