package dev.mimir.node;

import dev.mimir.expression.Expression;
import dev.mimir.session.Answer;
import dev.mimir.session.Fork;
import dev.mimir.session.Wait;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind of node. Implementations are found by `ServiceLoader`, keep no state and perform nothing:
/// they compute from the config and the context, record facts in the context, and say how it goes
/// on.
///
/// An exception that leaves one of these methods becomes an incident that names the node.
///
/// @param <C> the config: a record, whose components are read from JSON, see {@link NodeSpec}
public interface NodeType<C extends Record> {

  /// What graphs and designers need to know of it. Called once.
  NodeSpec<C> spec();

  /// Runs the node that was just entered.
  Outcome execute(C config, NodeContext context);

  /// Goes on after an answer that fits what the node awaited.
  default Outcome answered(C config, Answer answer, NodeContext context) {
    throw new IllegalStateException("this kind of node awaits no answer");
  }

  /// Goes on after all answers came that the node needs, of a wait that needs several.
  ///
  /// @param answers by player, in the order they came
  default Outcome answeredByAll(C config, Map<String, Answer> answers, NodeContext context) {
    throw new IllegalStateException("this kind of node awaits no answers");
  }

  /// Goes on after the deadline of what the node awaited; by `timeout` unless it says otherwise.
  ///
  /// @param wait as it stood, with the answers that had come
  default Outcome expired(C config, Wait wait, NodeContext context) {
    return Outcome.leaveBy(Port.TIMEOUT);
  }

  /// Goes on after one of the node's branches ended.
  default Outcome branchEnded(C config, Fork branches, NodeContext context) {
    throw new IllegalStateException("this kind of node has no branches");
  }

  /// What each branch leaves for the node, evaluated in the branch as it ends; null when nothing.
  default @Nullable Expression collected(C config) {
    return null;
  }

  /// Whether a branch that fails is passed over. Else its failure is the node's.
  default boolean skipsFailedBranches(C config) {
    return false;
  }

  /// Goes on after the node's call came back.
  default Outcome returned(C config, String ending, NodeContext context) {
    throw new IllegalStateException("this kind of node calls nothing");
  }

  /// Goes on after an effect that the node requested was performed. A node can request one effect
  /// after another; each comes back here with its request.
  default Outcome completed(C config, Effect.Done done, NodeContext context) {
    throw new IllegalStateException("this kind of node requests no effect");
  }

  /// Goes on after an effect that the node requested failed for good: by `error` where that port is
  /// connected, else with an incident, unless it says otherwise.
  default Outcome failed(C config, Effect.Failed failed, NodeContext context) {
    return Outcome.fail(failed.code(), failed.message());
  }
}
