package dev.mimir.nodes.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a schema refers to. References lead to the schema's own `$defs` and never in circles, and
/// with all of them written out the schema stays within a bound: so the work of checking a value
/// has one, too.
final class References {
  private static final Pattern OWN = Pattern.compile("#/\\$defs/([A-Za-z0-9_.-]{1,100})");
  private static final int MOST_PARTS = 5_000;
  private static final long CIRCULAR = -1;

  private final JsonNode root;
  private final List<String> problems;
  private final Map<String, Long> sizes = new HashMap<>();

  private References(JsonNode root, List<String> problems) {
    this.root = root;
    this.problems = problems;
  }

  /// Adds what is wrong with the references of a schema.
  static void check(JsonNode root, List<String> problems) {
    if (whole(root, problems) > MOST_PARTS) {
      problems.add(
          "the schema has more than " + MOST_PARTS + " parts, references written out; simplify it");
    }
  }

  private static long whole(JsonNode root, List<String> problems) {
    try {
      return new References(root, problems).size(root);
    } catch (StackOverflowError _) {
      return Long.MAX_VALUE;
    }
  }

  private long size(JsonNode json) {
    long size = 1;
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      JsonNode value = member.getValue();
      size += size(value);
      if (value.isString()) {
        size += referred(member.getKey(), value.stringValue());
      }
    }
    if (json.isArray()) {
      for (JsonNode element : json) {
        size += size(element);
      }
    }
    return Math.min(size, MOST_PARTS + 1L);
  }

  private long referred(String keyword, String target) {
    return switch (keyword) {
      case "$ref" -> own(target);
      case "$dynamicRef", "$recursiveRef", "$id", "$schema", "$anchor", "$dynamicAnchor" ->
          wrong("'" + keyword + "' has no use here; leave it out");
      default -> 0;
    };
  }

  private long own(String target) {
    Matcher own = OWN.matcher(target);
    JsonNode definition =
        own.matches() ? root.path("$defs").path(own.group(1)) : root.path("$missing");
    if (definition.isMissingNode()) {
      return wrong("'$ref' has to lead to a definition under #/$defs, not to '" + target + "'");
    }
    Long known = sizes.putIfAbsent(target, CIRCULAR);
    if (known == null) {
      long size = size(definition);
      sizes.put(target, size);
      return size;
    }
    return known == CIRCULAR ? wrong("'" + target + "' refers to itself; end it") : known;
  }

  private long wrong(String problem) {
    problems.add(problem);
    return 0;
  }
}
