package dev.mimir.interpreter;

import dev.mimir.expression.Scope;
import dev.mimir.expression.Witness;
import org.jspecify.annotations.Nullable;

/// A scope with one more name, which hides one that is the same.
record WiderScope(Scope outer, String name, Object value) implements Scope {

  @Override
  public @Nullable Object get(String asked) {
    return asked.equals(name) ? value : outer.get(asked);
  }

  @Override
  public @Nullable Witness witness() {
    return outer.witness();
  }
}
