package dev.mimir.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ways out of a node, each with a text about it, in the order written. The names follow the rules
/// of {@link PortName}.
public record PortTexts(Map<String, String> byName) {
  public PortTexts {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }
}
