package dev.mimir.tiny;

import static dev.mimir.scenario.Scenarios.config;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Random documents in the short notation, free of errors. Without a player's choice they only lead
/// forwards, so that every turn ends.
public final class RandomDocuments {
  private static final List<String> TEXTS =
      List.of(
          "Hello", "{{ hp }} left", "{% if flag %}yes{% else %}no{% endif %}", "{{ visits.n0 }}");
  private static final List<String> CONDITIONS =
      List.of("flag", "hp > 3", "!flag && hp < 100", "visits.n1 > 1", "turn % 2 == 0");

  private final Random random;
  private final int size;
  private int inner;

  private RandomDocuments(Random random) {
    this.random = random;
    this.size = 3 + random.nextInt(8);
  }

  public static String of(long seed) {
    return new RandomDocuments(new Random(seed)).document().toString();
  }

  private ObjectNode document() {
    ObjectNode document = config("format", "mimir/1", "id", "random");
    document.set(
        "variables",
        config(
            "hp", config("type", "int", "initial", 5, "min", -99, "max", 99, "clamp", true),
            "flag", config("type", "bool")));
    document.set("nodes", region("n", true));
    ObjectNode fragments = document.putObject("fragments");
    fragments.putObject("f").set("nodes", region("f", false));
    fragments.putObject("w").set("nodes", region("w", true));
    return document;
  }

  private ArrayNode region(String prefix, boolean top) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    nodes.add(config("id", prefix + "start", "start", config(), "next", prefix + 0));
    for (int i = 0; i < size; i++) {
      ObjectNode node = node(prefix, i, 2, top);
      node.put("id", prefix + i);
      if (!node.has("next")) {
        node.put("next", forwards(prefix, i));
      }
      nodes.add(node);
    }
    nodes.add(config("id", prefix + size, "end", random.nextBoolean() ? "good" : "bad"));
    return nodes;
  }

  private String forwards(String prefix, int from) {
    return prefix + (from + 1 + random.nextInt(size - from));
  }

  private ObjectNode node(String prefix, int place, int depth, boolean top) {
    return switch (random.nextInt(top ? 14 : 6)) {
      case 0 -> config("say", TEXTS.get(random.nextInt(prefix.equals("n") ? 4 : 3)));
      case 1 -> config("set", config("set", config("hp", "hp * 2 - 3", "flag", "!flag")));
      case 2 -> branching(prefix, place, depth, top);
      case 3 -> config("roll", config("notation", "2d6kh1", "into", "hp"));
      case 4 -> flip(prefix, place, depth, top);
      case 5 -> config("type", "say", "config", config("text", "typed"));
      case 6 -> ask(prefix, place, depth);
      case 7 -> config("call", "#f");
      case 8 -> config("pause", "PT1M");
      case 9 -> outside(prefix, place);
      case 10 -> everyone(prefix, place);
      case 11 -> config("keep", "save");
      case 12 -> prefix.equals("n") ? fork(prefix, place) : config("pause", "PT1S");
      default ->
          config("enter", config("input", config("type", "int", "min", 0, "max", 9), "into", "hp"));
    };
  }

  private ObjectNode outside(String prefix, int place) {
    ObjectNode node = config("outside", config("ask", "{{ hp }}", "timeout", "PT5M"));
    return random.nextBoolean() ? node : ports(node, prefix, place, "error");
  }

  private ObjectNode everyone(String prefix, int place) {
    ObjectNode node = config("everyone", config("timeout", "PT1M", "needed", 2));
    return ports(node, prefix, place, "timeout");
  }

  private ObjectNode fork(String prefix, int place) {
    ObjectNode config =
        random.nextBoolean()
            ? config("each", "#w")
            : config("branches", config("a", "#w", "b", "#f", "c", "#w"));
    if (random.nextBoolean()) {
      config.put("enough", 1 + random.nextInt(2));
    }
    ObjectNode node = config("fork", config.put("skip", random.nextBoolean()));
    return random.nextBoolean() ? node : ports(node, prefix, place, "error");
  }

  private ObjectNode ports(ObjectNode node, String prefix, int place, String other) {
    node.set("next", config("next", forwards(prefix, place), other, forwards(prefix, place)));
    return node;
  }

  private ObjectNode branching(String prefix, int place, int depth, boolean top) {
    ObjectNode node = config("if", CONDITIONS.get(random.nextInt(prefix.equals("n") ? 5 : 3)));
    ObjectNode next = JsonNodeFactory.instance.objectNode();
    next.put("next", forwards(prefix, place));
    if (random.nextBoolean()) {
      next.set("no", block(prefix, place, depth, top));
    }
    if (random.nextBoolean()) {
      next.set("yes", block(prefix, place, depth, top));
    }
    node.set("next", next);
    return node;
  }

  private ObjectNode flip(String prefix, int place, int depth, boolean top) {
    ObjectNode one = config("port", "one", "weight", 3);
    if (random.nextBoolean()) {
      one.set("next", block(prefix, place, depth, top));
    }
    return config(
        "flip",
        config(
            "branches",
            List.of(one, config("port", "two")),
            "pick",
            List.of("random", "shuffle", "sequence", "cycle", "least_seen", "first")
                .get(random.nextInt(6))));
  }

  private ObjectNode ask(String prefix, int place, int depth) {
    ObjectNode stay = config("id", "stay");
    stay.put("next", prefix + random.nextInt(size));
    ObjectNode once = config("id", "rare", "once", true, "when", "hp > 0");
    once.set("next", block(prefix, place, depth, true));
    ObjectNode load = config("id", "load");
    load.putArray("next").add(config("keep", "load"));
    return config("ask", List.of(config("id", "go"), stay, once, load));
  }

  private ArrayNode block(String prefix, int place, int depth, boolean top) {
    ArrayNode block = JsonNodeFactory.instance.arrayNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      ObjectNode node = depth == 0 ? config("say", "deep") : node(prefix, place, depth - 1, top);
      if (random.nextInt(3) == 0) {
        node.put("id", prefix + "_inner" + inner++);
      }
      block.add(node);
    }
    return block;
  }
}
