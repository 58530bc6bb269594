package dev.mimir.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A value that outlives sessions.
///
/// @param value a plain value, see {@link dev.mimir.value.Values}
/// @param personalOf the player whom it belongs to; null when to nobody
public record SharedValue(
    Object value, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String personalOf) {}
