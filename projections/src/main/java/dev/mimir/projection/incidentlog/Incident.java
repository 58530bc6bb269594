package dev.mimir.projection.incidentlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stopped a session, and what became of it.
///
/// @param sequence of the event that raised it; of a fork that took it over, that of
///   `SessionForked`
/// @param graphVersion that the session played then
/// @param nodeId that could not go on; null when none had been entered
/// @param code why, e.g. `EXPRESSION_ERROR`
/// @param open whether it still stands
/// @param resolvedAt when it was dealt with
/// @param action how: `retry`, `skip` or `answer` by an operator; `cancelled` with the branch in
///   which it was, `restored` when the session was taken back, `abandoned` with the session
/// @param port by which the node was left, of a skip
/// @param by who did so
/// @param reason why, as they said
public record Incident(
    String sessionId,
    long sequence,
    String graphId,
    int graphVersion,
    @Nullable String nodeId,
    String code,
    String message,
    Instant raisedAt,
    boolean open,
    @Nullable Instant resolvedAt,
    @Nullable String action,
    @Nullable String port,
    @Nullable String by,
    @Nullable String reason) {}
