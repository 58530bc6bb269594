package dev.mimir.node;

import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How it goes on after a node.
public sealed interface Outcome {

  /// Leave by a port.
  record Leave(String port) implements Outcome {}

  /// Wait for an answer.
  record Await(Wait.Awaited awaited) implements Outcome {}

  /// End the session, or the call that the node is part of.
  record End(String ending) implements Outcome {}

  /// Call what the node's {@link NodeSpec#callee} names; the node goes on when it came back.
  ///
  /// @param inputs by name
  record Call(Map<String, Object> inputs) implements Outcome {}

  /// Ask for an effect; the node goes on in {@link NodeType#completed}, or in {@link
  /// NodeType#failed}.
  record Request(Effect effect) implements Outcome {}

  /// Begin branches beside each other; the node goes on in {@link NodeType#branchEnded} each time
  /// that one of them ends. Those that are under way when the node is left are cancelled.
  record Fork(List<Start> branches) implements Outcome {}

  /// One branch that begins.
  ///
  /// @param name unique at its node
  /// @param inputs by name
  /// @param player to whom it is bound; null when to nobody
  record Start(String name, String fragment, Map<String, Object> inputs, @Nullable String player) {}

  /// Wait until another branch ends.
  record Rest() implements Outcome {}

  /// Leave by `next` and save the session as it then stands.
  record Save(String slot) implements Outcome {}

  /// Bring the session back to where it was saved; leave by `missing` where nothing was.
  record Load(String slot) implements Outcome {}

  /// Leave by `error` where that port is connected; else raise an incident.
  ///
  /// @param code in upper case, for operators and tests
  /// @param message what is wrong and what to do
  record Fail(String code, String message) implements Outcome {}

  static Outcome next() {
    return new Leave(Port.NEXT);
  }

  static Outcome leaveBy(String port) {
    return new Leave(port);
  }

  static Outcome await(Wait.Awaited awaited) {
    return new Await(awaited);
  }

  static Outcome end(String ending) {
    return new End(ending);
  }

  static Outcome call(Map<String, Object> inputs) {
    return new Call(inputs);
  }

  static Outcome request(Effect effect) {
    return new Request(effect);
  }

  static Outcome fork(List<Start> branches) {
    return new Fork(branches);
  }

  static Outcome rest() {
    return new Rest();
  }

  static Outcome save(String slot) {
    return new Save(slot);
  }

  static Outcome load(String slot) {
    return new Load(slot);
  }

  static Outcome fail(String code, String message) {
    return new Fail(code, message);
  }
}
