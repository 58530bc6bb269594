package dev.mimir.projection.transcript;

import dev.mimir.projection.search.SearchQuery;
import dev.mimir.projection.tally.Sessions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is looked for in transcripts, and in which; null stands for any.
///
/// @param sessions of which graph, by what they play now
/// @param player id of the player who typed it
/// @param from the earliest time
/// @param until later than the latest
public record Wanted(
    SearchQuery words,
    Sessions sessions,
    @Nullable String player,
    @Nullable Instant from,
    @Nullable Instant until) {}
