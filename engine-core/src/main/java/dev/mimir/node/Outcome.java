package dev.mimir.node;

import dev.mimir.session.Wait;
import java.util.Map;

/// How it goes on after a node.
public sealed interface Outcome {

  /// Leave by a port.
  record Leave(String port) implements Outcome {}

  /// Wait for an answer.
  record Await(Wait.Awaited awaited) implements Outcome {}

  /// End the session, or the call that the node is part of.
  record End(String ending) implements Outcome {}

  /// Call a fragment; the node goes on when it came back.
  ///
  /// @param fragment name, without `#`
  /// @param inputs by name
  record Call(String fragment, Map<String, Object> inputs) implements Outcome {}

  /// Ask for an effect; the node goes on in {@link NodeType#completed}, or by the port `error`.
  record Request(Effect effect) implements Outcome {}

  /// Raise an incident.
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

  static Outcome call(String fragment, Map<String, Object> inputs) {
    return new Call(fragment, inputs);
  }

  static Outcome request(Effect effect) {
    return new Request(effect);
  }

  static Outcome fail(String code, String message) {
    return new Fail(code, message);
  }
}
