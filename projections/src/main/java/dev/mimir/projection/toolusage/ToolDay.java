package dev.mimir.projection.toolusage;

import dev.mimir.projection.calls.Latency;
import java.time.LocalDate;
import java.util.Map;

/// What a tool did on a day.
///
/// @param calls that went out
/// @param failed calls that failed, and what was refused before a call went out
/// @param failures the same by what went wrong
public record ToolDay(
    LocalDate date,
    String tool,
    long calls,
    Latency latency,
    long failed,
    Map<String, Long> failures) {}
