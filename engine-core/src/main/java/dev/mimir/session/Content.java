package dev.mimir.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went to the outside or came from there.
///
/// @param value plain values, see {@link dev.mimir.value.Values}
/// @param personalOf the player to whom all of it belongs; null when it belongs to nobody
public record Content(Map<String, Object> value, @Nullable String personalOf) {}
