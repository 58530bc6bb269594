package dev.mimir.node;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A way out of a node.
///
/// @param name as edges have it
/// @param required whether it, or its fallback, must be connected
/// @param fallback the port to leave by when it is not connected; null raises an incident
public record Port(String name, boolean required, @Nullable String fallback) {
  public static final String NEXT = "next";

  /// Left by when a deadline comes.
  public static final String TIMEOUT = "timeout";

  /// Left by when an effect failed for good.
  public static final String ERROR = "error";

  /// Left by when something is not there.
  public static final String MISSING = "missing";

  /// A port that must be connected.
  public static Port required(String name) {
    return new Port(name, true, null);
  }

  /// A port that is left by another when it is not connected.
  public static Port optional(String name, String fallback) {
    return new Port(name, false, fallback);
  }

  /// A port without which there is an incident when the node would leave by it.
  public static Port orIncident(String name) {
    return new Port(name, false, null);
  }

  /// The sole port `next`.
  public static List<Port> next() {
    return List.of(required(NEXT));
  }

  /// Ports that must be connected.
  public static List<Port> required(String... names) {
    return Stream.of(names).map(Port::required).toList();
  }
}
