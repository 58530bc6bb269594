package dev.mimir.notation;

import static dev.mimir.scenario.Scenarios.config;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Random games of every node type, in the short notation, free of errors. Without a player they
/// only lead forwards, so that every turn ends.
final class RandomGames {
  private static final List<String> PICKS =
      List.of("random", "shuffle", "sequence", "cycle", "first", "least_seen");

  private final Random random;
  private final int size;

  private RandomGames(Random random) {
    this.random = random;
    this.size = 4 + random.nextInt(8);
  }

  static String of(long seed) {
    return new RandomGames(new Random(seed)).document().toString();
  }

  private ObjectNode document() {
    ObjectNode document = config("format", "mimir/1", "id", "random");
    document.set(
        "variables",
        config(
            "hp", config("type", "int", "initial", 5, "min", -99, "max", 99, "clamp", true),
            "name", config("type", "string", "initial", "you"),
            "bag", config("type", "list", "of", "string", "initial", List.of("a", "b")),
            "weak", config("type", "bool", "is", "hp < 4")));
    document.set("items", config("rope", config(), "hat", config("slot", "head")));
    document.set(
        "characters",
        config("bob", config("skills", config("lie", 3), "attributes", config("wis", 14))));
    document.set("nodes", region("n", true));
    ObjectNode duel = document.putObject("fragments").putObject("duel");
    duel.set("inputs", config("n", config("type", "int")));
    duel.set("nodes", region("f", false));
    return document;
  }

  private ArrayNode region(String prefix, boolean top) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    nodes.add(config("id", prefix + "start", "start", config(), "next", prefix + 0));
    for (int i = 0; i < size; i++) {
      ObjectNode node = node(prefix, top);
      nodes.add(node.put("id", prefix + i).put("next", prefix + later(i)));
    }
    nodes.add(config("id", prefix + size, "end", random.nextBoolean() ? "good" : "bad"));
    return nodes;
  }

  private int later(int place) {
    return place + 1 + random.nextInt(size - place);
  }

  private String pick() {
    return PICKS.get(random.nextInt(PICKS.size()));
  }

  private ObjectNode node(String prefix, boolean top) {
    return switch (random.nextInt(top ? 13 : 8)) {
      case 0 -> config("story", "{{ name }} has {{ hp }}{% if weak %}, alas{% endif %}.");
      case 1 -> lines();
      case 2 -> config("state", config("set", config("hp", "hp * 2 - 7", "bag", "bag + [name]")));
      case 3 -> condition();
      case 4 -> config("dice", config("notation", "{{ max(1, hp) % 5 + 1 }}d6!kh2", "into", "hp"));
      case 5 -> config("dice", config("notation", "2d10", "target", "hp + 8"));
      case 6 -> random();
      case 7 -> check();
      case 8 -> choice(prefix);
      case 9 -> input();
      case 10 -> number();
      case 11 -> inventory();
      default ->
          config(
              "subgraph",
              config("graph", "#duel", "inputs", config("n", "hp"), "outputs", config("hp", "n")));
    };
  }

  private ObjectNode lines() {
    return config(
        "story",
        config(
            "pick",
            pick(),
            "lines",
            List.of(
                config("id", "one", "text", "One."),
                config("text", "Two, {{ name }}.", "when", "hp > 0", "once", true),
                config("text", "Three."))));
  }

  private ObjectNode condition() {
    return config(
        "condition",
        config(
            "cases",
            List.of(
                config("port", "low", "when", "weak", "next", block()),
                config("port", "named", "when", "size(name) > 3"))));
  }

  private ObjectNode random() {
    String pick = pick();
    ObjectNode left = config("port", "left", "next", block());
    if (pick.equals("random")) {
      left.put("weight", "3");
    }
    return config(
        "random", config("pick", pick, "branches", List.of(left, config("port", "right"))));
  }

  private ObjectNode check() {
    return config(
        "skill_check", config("character", "bob", "skill", "lie", "difficulty", "hp + 9"));
  }

  private ObjectNode choice(String prefix) {
    return config(
        "choice",
        config(
            "prompt",
            "And now, {{ name }}?",
            "choices",
            List.of(
                config("id", "go", "text", "Go on"),
                config("id", "back", "text", "Back", "next", prefix + random.nextInt(size)),
                config("id", "rare", "text", "Once", "once", true, "next", block()),
                config("id", "shut", "text", "Shut", "when", "hp > 50", "locked", "Too weak."),
                config("id", "use", "text", "{{ item }}", "each", "['x', 'y']"))));
  }

  private ObjectNode input() {
    return config(
        "player_input",
        config(
            "prompt",
            "Your name?",
            "input",
            config("type", "text", "min_length", 1, "max_length", 9),
            "into",
            "name"));
  }

  private ObjectNode number() {
    return config(
        "player_input",
        config(
            "prompt",
            "How many?",
            "input",
            config("type", "int", "min", 0, "max", 9),
            "into",
            "hp"));
  }

  private ObjectNode inventory() {
    return config(
        "inventory",
        config("op", random.nextBoolean() ? "add" : "has", "item", "rope", "quantity", "2"));
  }

  private List<ObjectNode> block() {
    return List.of(
        config("story", "In a block."), config("state", config("set", config("hp", "3"))));
  }
}
