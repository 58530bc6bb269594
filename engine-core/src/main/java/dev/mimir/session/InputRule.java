package dev.mimir.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds of an input. What does not fit is refused and changes nothing.
///
/// @param type kind of value
/// @param min smallest number, inclusive
/// @param max largest number, inclusive
/// @param minLength fewest characters (code points)
/// @param maxLength most characters
/// @param pattern RE2 expression that the whole text must match
/// @param oneOf the only values that fit
public record InputRule(
    Type type,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable String pattern,
    @Nullable List<Object> oneOf) {

  /// The kinds of value that can be asked for.
  public enum Type {
    TEXT,
    INT,
    DOUBLE,
    BOOL
  }
}
