package dev.mimir.web.http;

import java.time.Instant;

/// A successful answer.
///
/// @param message what was done, in a few words
/// @param requestId as in the header `X-Request-Id`
/// @param tenantId whose data it is
/// @param executionTime seconds that the server spent
public record Envelope<T>(
    boolean success,
    String message,
    T data,
    Instant timestamp,
    String requestId,
    String tenantId,
    double executionTime) {}
