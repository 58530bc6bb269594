package dev.mimir.projection.transcript;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that the players of a session saw or did.
///
/// @param sequence of its event
/// @param nodeId where it happened; null of what happened to the session as a whole
/// @param kind `text`, `dice`, `check`, `item`, `equipment`, `character`, `combat`, `llm`, `npc`,
///   `input`, `ending`, `saved`, `restored`, `suspended`, `resumed`, `abandoned` or `forked`, the
///   first item of a fork
/// @param text what was shown or typed
/// @param speaker who says it
/// @param to ids of the players who saw it; null for all
/// @param player id of the player whose input it is
/// @param details what only this kind has; in JSON these stand beside the others
/// @param at when it happened
public record TranscriptItem(
    long sequence,
    @Nullable String nodeId,
    String kind,
    @Nullable String text,
    @Nullable String speaker,
    @Nullable List<String> to,
    @Nullable String player,
    @JsonUnwrapped @Nullable Details details,
    Instant at) {}
