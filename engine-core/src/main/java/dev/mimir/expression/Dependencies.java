package dev.mimir.expression;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What computed variables and functions use, directly and through each other.
final class Dependencies {

  /// @param parameters the names that are not read from outside
  record Use(Checked checked, Set<String> parameters) {}

  private final Map<String, Use> computed;
  private final Map<String, Use> functions;

  Dependencies(Map<String, Use> computed, Map<String, Use> functions) {
    this.computed = Map.copyOf(computed);
    this.functions = Map.copyOf(functions);
  }

  /// All variables that an expression reads, through everything it uses.
  Set<String> references(Checked checked) {
    Set<String> names = new TreeSet<>();
    collect(new Use(checked, Set.of()), names, new HashSet<>());
    return names;
  }

  private void collect(Use use, Set<String> names, Set<String> seen) {
    for (String variable : use.checked.variables()) {
      if (!use.parameters.contains(variable) && names.add(variable)) {
        Use definition = computed.get(variable);
        if (definition != null) {
          collect(definition, names, seen);
        }
      }
    }
    for (String function : use.checked.functions()) {
      Use definition = functions.get(function);
      if (definition != null && seen.add(function)) {
        collect(definition, names, seen);
      }
    }
  }
}
