package dev.mimir.nodes.llm;

import dev.mimir.expression.Types;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableName;
import dev.mimir.nodes.llm.LlmNode.Config;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.Text;
import org.jspecify.annotations.Nullable;

/// What a node wants of the model.
sealed interface Task permits Task.Speak, Classify, Extract, Fill {

  static Task of(Config config) {
    if (config.ports() != null) {
      return new Classify(config.ports(), config.into());
    } else if (config.extract() != null) {
      return new Extract(config.extract());
    } else if (config.schema() != null && config.into() != null) {
      return new Fill(config.schema(), config.into());
    }
    return new Speak(config.into());
  }

  /// What the model is told about it; null when nothing.
  default @Nullable String instructions() {
    return null;
  }

  /// The request with what else belongs to the task.
  ///
  /// @param prompt what the user says last
  default ModelRequest added(ModelRequest request, String prompt) {
    return request;
  }

  Outcome finish(Answer answer, NodeContext context);

  /// A text that the players see.
  record Speak(@Nullable VariableName into) implements Task {
    @Override
    public Outcome finish(Answer answer, NodeContext context) {
      Text text = new Text(answer.text(), answer.owner());
      context.record(new Spoken(context.frame(), context.node(), "llm", null, null, text));
      if (into != null) {
        context.write(into.name(), answer.text(), answer.owner());
      }
      return Outcome.next();
    }
  }

  /// Whether a variable can hold a text.
  static boolean holdsText(VariableName variable) {
    return variable.type().accepts(Types.STRING);
  }
}
