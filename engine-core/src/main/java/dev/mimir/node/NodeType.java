package dev.mimir.node;

import dev.mimir.session.Answer;

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

  /// Goes on after the node's call came back.
  default Outcome returned(C config, String ending, NodeContext context) {
    throw new IllegalStateException("this kind of node calls nothing");
  }

  /// Goes on after an effect that the node requested was performed. A node can request one effect
  /// after another; each comes back here with its request.
  default Outcome completed(C config, Effect.Done done, NodeContext context) {
    throw new IllegalStateException("this kind of node requests no effect");
  }
}
