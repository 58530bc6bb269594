package dev.mimir.projection.modelusage;

import dev.mimir.projection.calls.Latency;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model did on a day.
///
/// @param provider null where none could be asked
/// @param model null where none could be asked
/// @param calls that went out
/// @param costMicros by the prices of that time, in millionths of the currency
/// @param failed calls that failed, and what was refused before a call went out
/// @param failures the same by what went wrong
public record ModelDay(
    LocalDate date,
    @Nullable String provider,
    @Nullable String model,
    long calls,
    long tokensIn,
    long tokensOut,
    long costMicros,
    Latency latency,
    long failed,
    Map<String, Long> failures) {}
