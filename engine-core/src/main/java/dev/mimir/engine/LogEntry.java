package dev.mimir.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One event of a log as it is served.
///
/// @param sequence place in its session, from 0
/// @param type as in `GET /event-types`
/// @param payload as stored, in its newest revision
/// @param hash chained over the session's earlier events, hex
/// @param actor who did what it followed from; null when nobody said
public record LogEntry(
    long sequence,
    String type,
    Instant timestamp,
    JsonNode payload,
    String hash,
    @Nullable String actor) {}
