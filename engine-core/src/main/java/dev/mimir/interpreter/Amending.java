package dev.mimir.interpreter;

import dev.mimir.graph.Variable;
import dev.mimir.node.NodeFailure;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.session.SessionEvent.VariablesAmended;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Changes variables of sessions, as operators ask for it.
final class Amending {
  private Amending() {}

  static Decision amend(Amend command, Turn turn, Instant now) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Object> entry : command.variables().entrySet()) {
        Variable variable = turn.graph().ownVariables().get(entry.getKey());
        if (variable == null || variable.computed()) {
          String message = "the session has no variable '" + entry.getKey() + "' that can be set";
          return Decision.notPossible(message);
        }
        values.put(entry.getKey(), variable.fit(entry.getValue()));
      }
      Sizes.check("the variables", Sizes.of(values));
    } catch (NodeFailure unfit) {
      return Decision.notPossible(unfit.explanation());
    }
    turn.emit(new VariablesAmended(values, command.reason(), now));
    return turn.accepted();
  }
}
