package dev.mimir.web.session;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which nodes take the places of which, when sessions are moved.
final class MoveNodes {
  private static final int MOST = 1_000;
  static final String BOUND = "Names a node for each place, of at most " + MOST + " places.";

  private MoveNodes() {}

  static boolean fit(@Nullable Map<String, ? extends @Nullable String> nodes) {
    return nodes == null
        || (nodes.size() <= MOST && nodes.values().stream().allMatch(Objects::nonNull));
  }
}
