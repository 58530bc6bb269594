package dev.mimir.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How far a read model follows the events.
///
/// @param generation which is live
/// @param position of the last event that it reflects, -1 before the first
/// @param lagEvents how many events it is behind, roughly
/// @param lagMs how long the oldest event that it does not reflect has been waiting; 0 when there
///   is none
/// @param status `live`, `catching_up`, `failing` (an error that no event caused, tried again by
///   itself) or `stopped`
/// @param parked how many events wait as dead letters
/// @param rebuild that is under way or has failed; null when there is none
public record ProjectionStatus(
    String name,
    int generation,
    long position,
    long lagEvents,
    long lagMs,
    String status,
    long parked,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RebuildStatus rebuild) {}
