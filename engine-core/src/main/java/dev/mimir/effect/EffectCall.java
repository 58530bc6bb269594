package dev.mimir.effect;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An effect to be performed.
///
/// @param tenant to whom the session belongs
/// @param sessionId the session that asked for it
/// @param graphId the graph whose node asks: the one that the session plays, or another that it
///   calls
/// @param effectId the same at every attempt, `<session id>:<sequence of the request>`
/// @param attempt from 1
/// @param request what to do, plain values; its members are up to the kind
/// @param deadline when the session gives up waiting; null when it waits for ever
/// @param deltas takes parts of the text as it comes; they are shown and not kept
public record EffectCall(
    String tenant,
    String sessionId,
    String graphId,
    String effectId,
    int attempt,
    Map<String, Object> request,
    @Nullable Instant deadline,
    Consumer<String> deltas) {}
