package dev.mimir.interpreter;

import dev.mimir.graph.Node;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.Answer;
import dev.mimir.session.Wait;
import java.util.Map;

/// Why a node is run.
sealed interface NodeCall {

  /// It was entered, or is tried again.
  record Entered() implements NodeCall {}

  /// Its wait has all the answers it needs.
  record Answered(Wait at) implements NodeCall {}

  /// Its wait came to the deadline.
  record Expired(Wait at) implements NodeCall {}

  /// Its effect came back.
  record Completed(Effect.Done done) implements NodeCall {}

  /// Its effect failed for good.
  record Failed(Effect.Failed failed) implements NodeCall {}

  /// Its call came back.
  record Returned(String ending) implements NodeCall {}

  /// One of its branches ended.
  record BranchEnded(dev.mimir.session.Fork branches) implements NodeCall {}

  /// Runs the node.
  default <C extends Record> Outcome on(Node<C> node, NodeContext context) {
    NodeType<C> type = node.kind().type();
    C config = node.config();
    return switch (this) {
      case Entered() -> type.execute(config, context);
      case Answered(Wait wait) when wait.awaited().needed() != null ->
          type.answeredByAll(config, wait.answers(), context);
      case Answered(Wait wait) -> type.answered(config, sole(wait.answers()), context);
      case Expired(Wait wait) -> type.expired(config, wait, context);
      case Completed(Effect.Done done) -> type.completed(config, done, context);
      case Failed(Effect.Failed failed) -> type.failed(config, failed, context);
      case Returned(String ending) -> type.returned(config, ending, context);
      case BranchEnded(var branches) -> type.branchEnded(config, branches, context);
    };
  }

  private static Answer sole(Map<String, Answer> answers) {
    return answers.values().iterator().next();
  }
}
