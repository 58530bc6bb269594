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
            "words", config("type", "map", "of", "string"),
            "weak", config("type", "bool", "is", "hp < 4")));
    document.set("items", config("rope", config(), "hat", config("slot", "head")));
    document.set(
        "characters",
        config("bob", config("skills", config("lie", 3), "attributes", config("wis", 14))));
    document.set("nodes", region("n", true));
    ObjectNode duel = document.putObject("fragments").putObject("duel");
    duel.set("inputs", config("n", config("type", "int")));
    duel.set("nodes", region("f", false));
    ObjectNode talk = document.withObject("/fragments").putObject("talk");
    talk.set("inputs", config("word", config("type", "string")));
    talk.set("nodes", region("t", true));
    return document;
  }

  private ArrayNode region(String prefix, boolean top) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    nodes.add(config("id", prefix + "start", "start", config(), "next", prefix + 0));
    for (int i = 0; i < size; i++) {
      ObjectNode node = node(prefix, top).put("id", prefix + i);
      String next = prefix + later(i);
      if (node.has("next")) {
        node.withObject("/next").put("next", next);
      } else {
        node.put("next", next);
      }
      nodes.add(node);
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
    return switch (random.nextInt(top ? 19 : 8)) {
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
      case 12 -> config("timer", "PT1M");
      case 13 -> config("save_load", config("op", "save", "slot", "{{ name }}"));
      case 14 ->
          timed("multiplayer_sync", config("wait_for", random.nextBoolean() ? "all" : 2), prefix);
      case 15 -> timed("choice", vote(), prefix);
      case 16 ->
          timed(
              "player_input",
              config("prompt", "All?", "input", config(), "players", "all", "into", "words"),
              prefix);
      case 17 -> prefix.equals("n") ? parallel() : config("timer", config("until", "time"));
      default ->
          config(
              "subgraph",
              config("graph", "#duel", "inputs", config("n", "hp"), "outputs", config("hp", "n")));
    };
  }

  /// A node that goes on by itself after some time.
  private ObjectNode timed(String type, ObjectNode config, String prefix) {
    ObjectNode node = config(type, config.put("timeout", "PT1M"));
    node.set("next", config("timeout", prefix + size));
    return node;
  }

  private ObjectNode vote() {
    return config(
        "decide",
        "vote",
        "choices",
        List.of(
            config("id", "go", "text", "Go on"),
            config("id", "load", "text", "Back", "next", List.of(load())),
            config("id", "use", "text", "{{ item }}", "each", "['x', 'y']")));
  }

  private static ObjectNode load() {
    return config("save_load", config("op", "load", "slot", "you"));
  }

  private ObjectNode parallel() {
    ObjectNode config =
        switch (random.nextInt(3)) {
          case 0 -> config("branches", config("a", "#talk", "b", "#duel"));
          case 1 -> config("each", "bag", "as", "word", "body", "#talk", "concurrency", 2);
          default -> config("each", "players", "body", "#talk");
        };
    switch (random.nextInt(3)) {
      case 0 -> config.put("join", "any");
      case 1 -> config.put("join", 1);
      default -> config.set("collect", config("into", "bag", "value", "string(hp)"));
    }
    ObjectNode node =
        config("parallel", config.put("on_error", random.nextBoolean() ? "skip" : "fail"));
    if (random.nextBoolean()) {
      node.set("next", config("error", "n" + size));
    }
    return node;
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
