package dev.mimir.interpreter;

import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.node.NodeFailure;
import dev.mimir.session.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/// First values of the variables of a fragment or graph that is called.
///
/// @param plain those that belong to nobody
/// @param personal those that belong to a player
record Locals(Map<String, Object> plain, Map<String, Text.Personal> personal) {

  /// @param inputs by name; those that belong to a player as {@link Text.Personal}
  static Locals of(Place callee, Map<String, Object> inputs) {
    Map<String, Object> plain = new LinkedHashMap<>();
    Map<String, Text.Personal> personal = new LinkedHashMap<>();
    for (String given : inputs.keySet()) {
      if (!callee.locals().containsKey(given)) {
        throw new NodeFailure(
            "UNKNOWN_VARIABLE",
            "'" + callee.name() + "' has no input '" + given + "'; declare it in its inputs");
      }
    }
    for (Variable local : callee.locals().values()) {
      if (!local.computed()) {
        switch (inputs.get(local.name())) {
          case null -> plain.put(local.name(), local.initial());
          case Text.Personal(var owner, var given) ->
              personal.put(local.name(), new Text.Personal(owner, local.fit(given)));
          case Object given -> plain.put(local.name(), local.fit(given));
        }
      }
    }
    Sizes.check("the inputs", Sizes.of(plain) + Sizes.of(personal));
    return new Locals(plain, personal);
  }
}
