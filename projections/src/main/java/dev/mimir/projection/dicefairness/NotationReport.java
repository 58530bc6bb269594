package dev.mimir.projection.dicefairness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How dice of a notation fell.
///
/// @param notation as it was rolled
/// @param count how often
/// @param mean of its totals
/// @param expectedMean of honest dice; null when their odds cannot be computed
/// @param verdict on its totals
/// @param histogram every total that came or has odds, ascending; empty when the odds cannot be
///   computed
public record NotationReport(
    String notation,
    long count,
    double mean,
    @Nullable Double expectedMean,
    Verdict verdict,
    List<Bin> histogram) {}
