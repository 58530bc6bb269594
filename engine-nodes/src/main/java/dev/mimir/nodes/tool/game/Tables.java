package dev.mimir.nodes.tool.game;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;

/// Lists to draw from, by name.
record Tables(Map<String, List<String>> lists) {
  private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};

  /// Reads a resource beside this class.
  static Tables of(String resource) {
    try (InputStream in = Tables.class.getResourceAsStream(resource)) {
      return new Tables(Json.MAPPER.readValue(Objects.requireNonNull(in), LISTS));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<String> all(String list) {
    return Objects.requireNonNull(lists.get(list), list);
  }

  /// One of a list, drawn.
  String one(String list, NodeContext context) {
    return one(all(list), context);
  }

  /// Several different ones of a list, drawn.
  List<String> several(String list, int count, NodeContext context) {
    List<String> left = new ArrayList<>(all(list));
    List<String> drawn = new ArrayList<>();
    while (drawn.size() < count && !left.isEmpty()) {
      String one = one(left, context);
      left.remove(one);
      drawn.add(one);
    }
    return drawn;
  }

  /// One of each list, drawn in the order given.
  Map<String, Object> each(NodeContext context, String... names) {
    Map<String, Object> drawn = new LinkedHashMap<>();
    for (String list : names) {
      drawn.put(list, one(list, context));
    }
    return drawn;
  }

  /// A name out of a beginning and an ending.
  String name(String beginnings, String endings, NodeContext context) {
    return one(beginnings, context) + one(endings, context);
  }

  private static String one(List<String> options, NodeContext context) {
    return context.pick(
        Pick.RANDOM, options.stream().map(option -> new Candidate(option, 1)).toList());
  }
}
