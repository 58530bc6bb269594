package dev.mimir.engine;

/// Who asks, for whom, and in which request; becomes metadata of the events that follow.
///
/// @param tenant whose data this is about, `[a-z0-9-]{1,40}`
/// @param actor who asks, as far as it is known
/// @param requestId id of the request, `req_…`
public record Caller(String tenant, String actor, String requestId) {}
