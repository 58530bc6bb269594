package dev.mimir.projection.dicefairness;

/// A total or a face.
///
/// @param value the total or the face; of a die with more than 1,000 sides the first face of one of
///   1,000 parts of nearly the same size
/// @param count how often it came
/// @param expected how often honest dice are expected to give it
public record Bin(long value, long count, double expected) {}
