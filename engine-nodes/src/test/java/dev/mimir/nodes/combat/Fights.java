package dev.mimir.nodes.combat;

import static dev.mimir.nodes.Play.game;

/// Graphs with one fight.
final class Fights {
  private static final String CAST =
      """
      "items": {
        "potion": {"name": "Potion", "effects": [{"heal": "1d8"}]},
        "oil": {"effects": [{"damage": "1d4"}]},
        "stone": {}
      },
      "characters": {
        "hero": {"name": "Corin", "combat": {"hp": 10, "ac": 12,
          "attacks": [{"name": "Sword", "to_hit": 3, "damage": "1d8"}]}},
        "monk": {"name": "Brida", "attributes": {"dex": 14, "wis": 8},
          "combat": {"hp": 8, "ac": 11, "reward": 30}},
        "wolf": {"name": "Wolf", "combat": {"hp": 6, "ac": 11, "reward": 25,
          "attacks": [{"name": "Bite", "to_hit": 2, "damage": "1d6"},
                      {"name": "Big Claw", "damage": "1d4 - 3"}]}},
        "snake": {"attributes": {"con": 12}, "combat": {"hp": 4, "ac": 10, "initiative": 5,
          "attacks": [{"name": "Fangs", "to_hit": 0, "damage": "1d4",
            "inflicts": [{"condition": "poisoned", "rounds": 2,
                          "save": {"attribute": "con", "difficulty": 12}}]}]}},
        "ogre": {"combat": {"hp": 30, "ac": 8,
          "attacks": [{"name": "Club", "damage": "1d6",
            "inflicts": [{"condition": "stunned", "rounds": 1}, {"condition": "prone", "rounds": 2}]}]}},
        "lurker": {"combat": {"hp": 5, "ac": 5,
          "attacks": [{"name": "Gaze", "damage": "1d1", "inflicts": [{"condition": "petrified", "rounds": 1}]}]}},
        "bard": {}
      }
      """;

  private Fights() {}

  /// A fight that is won at `done`, and otherwise ends at `other`.
  static String fight(String attackers, String defenders, String more) {
    return game(
        CAST,
        """
        {"id": "it", "combat": {"attackers": [%s], "defenders": [%s]%s},
         "next": {"victory": "done", "defeat": "other"}}
        """
            .formatted(attackers, defenders, more.isEmpty() ? "" : ", " + more));
  }

  /// The same with an ending for each port, told by the end's text.
  static String told(String before, String attackers, String defenders, String more) {
    return game(
        CAST,
        """
        %s
        {"id": "%s", "combat": {"attackers": [%s], "defenders": [%s]%s},
         "next": {"victory": "tell", "defeat": "lost", "draw": "drawn", "fled": "ran"}},
        {"id": "tell", "story": "{{ last.outcome }} in {{ last.rounds }} by {{ last.survivors }}, hp {{ characters.hero.hp }} of {{ characters.hero.max_hp }}", "next": "done"},
        {"id": "lost", "end": "lost"}, {"id": "drawn", "end": "drawn"}, {"id": "ran", "end": "ran"}
        """
            .formatted(
                before,
                before.isEmpty() ? "it" : "fight",
                attackers,
                defenders,
                more.isEmpty() ? "" : ", " + more));
  }

  static String one(String character) {
    return "{\"character\": \"%s\"}".formatted(character);
  }

  static String several(String character, String count) {
    return "{\"character\": \"%s\", \"count\": %s}".formatted(character, count);
  }
}
