package dev.mimir.expression;

import dev.cel.runtime.Program;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the designer of a graph has defined, compiled: computed variables and functions.
final class Definitions {

  /// @param cost how many operations it has
  record Computed(Type type, Program program, long cost) {}

  /// @param cost how many operations it has
  record Function(SequencedMap<String, Type> parameters, Program program, long cost) {}

  private final Map<String, Computed> computed;
  private final Map<String, Function> functions;
  private final Set<String> doubles;

  Definitions(
      Map<String, Computed> computed, Map<String, Function> functions, Set<String> doubles) {
    this.computed = Map.copyOf(computed);
    this.functions = Map.copyOf(functions);
    this.doubles = Set.copyOf(doubles);
  }

  @Nullable Computed computed(String name) {
    return computed.get(name);
  }

  Function function(String name) {
    Function function = functions.get(name);
    if (function == null) {
      throw Fault.error("the function '" + name + "' does not compile");
    }
    return function;
  }

  /// Whether a variable is a double: an int in it is read as one.
  boolean isDouble(String name) {
    return doubles.contains(name);
  }
}
