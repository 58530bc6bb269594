package dev.mimir.nodes.tool;

import java.util.LinkedHashMap;
import java.util.Map;

/// Small objects whose members keep their order, so that the log reads the same everywhere.
public final class Members {
  private Members() {}

  /// An object of two members.
  public static Map<String, Object> of(String name, Object value, String other, Object another) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(name, value);
    members.put(other, another);
    return members;
  }
}
