package dev.mimir.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of an append-only list.
///
/// @param next the sequence to go on after; null when there is no more
public record Slice<T>(
    List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long next) {}
