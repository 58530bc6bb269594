package dev.mimir.model;

import java.util.List;

/// What came of saving.
public sealed interface Saved<T> {

  /// It is stored.
  record Stored<T>(T value) implements Saved<T> {}

  /// It was refused; nothing is stored.
  ///
  /// @param problems all at once, at least one
  record Invalid<T>(List<Problem> problems) implements Saved<T> {}

  /// There is nothing to change under this id.
  record Missing<T>() implements Saved<T> {}
}
