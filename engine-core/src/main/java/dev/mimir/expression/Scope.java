package dev.mimir.expression;

import org.jspecify.annotations.Nullable;

/// The values that an evaluation reads: variables and built-ins, not those that are computed.
///
/// During one evaluation the same name must give the same value.
@FunctionalInterface
public interface Scope {

  /// A scope without any value.
  Scope EMPTY = _ -> null;

  /// @return plain Java: `Long`, `Double`, `Boolean`, `String`, `List`, `Map` or `Instant`; null
  ///   when there is none, which is an error for the expression that reads it
  @Nullable Object get(String name);

  /// Who sees what the evaluations in this scope do; null when nobody looks.
  default @Nullable Witness witness() {
    return null;
  }
}
