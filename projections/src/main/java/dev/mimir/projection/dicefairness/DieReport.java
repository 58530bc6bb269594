package dev.mimir.projection.dicefairness;

import java.util.List;

/// Which faces the dice of a size showed as they were drawn, whatever became of them then.
///
/// @param sides of the dice
/// @param count how many were drawn
/// @param verdict on their faces
/// @param histogram every face
public record DieReport(int sides, long count, Verdict verdict, List<Bin> histogram) {}
