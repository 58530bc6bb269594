package dev.mimir.engine;

/// The servers that work on one database.
@FunctionalInterface
public interface Servers {
  /// How many there are, this one included, as far as is known.
  int count();
}
