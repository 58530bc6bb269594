package dev.mimir.projection;

import java.time.Instant;

/// Events of one session or graph that a read model has not taken in: one that could not be, and
/// those that have come after it.
///
/// @param failureId names it; another one once that event has been dealt with
/// @param kind `session` or `graph`
/// @param subject id of the session or graph
/// @param sequence place of the event in its log
/// @param event its type
/// @param at when it was stored
/// @param cause name of the error
/// @param message of the error
/// @param events how many wait, that one included
/// @param parkedAt since when
public record ParkedSequence(
    String failureId,
    String kind,
    String subject,
    long sequence,
    String event,
    Instant at,
    String cause,
    String message,
    long events,
    Instant parkedAt) {}
