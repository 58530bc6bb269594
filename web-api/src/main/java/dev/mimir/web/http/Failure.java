package dev.mimir.web.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failed answer: a problem as in RFC 9457, with the envelope's fields beside.
///
/// @param type URI of the kind of failure
/// @param title the kind of failure in words
/// @param detail what is wrong with this request and what to do
/// @param instance path of the request
/// @param message the same as `detail`
/// @param error reason phrase of the status
/// @param errors every single thing that is wrong
/// @param warnings what is not wrong but worth a look, of a graph
public record Failure(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    boolean success,
    String message,
    String error,
    ErrorCode errorCode,
    Instant timestamp,
    String requestId,
    @Nullable String tenantId,
    double executionTime,
    @Nullable List<Fault> errors,
    @Nullable List<Fault> warnings) {}
