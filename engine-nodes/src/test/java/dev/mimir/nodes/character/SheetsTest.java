package dev.mimir.nodes.character;

import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetsTest {
  private static final String CAST =
      """
      "items": {
        "ring": {"slot": "finger", "bonuses": {"dex": 4, "ac": 2, "hp": 5, "sneak": 1, "swim": 2}},
        "glove": {"slot": "hand", "bonuses": {"locks": 3, "attack": 1, "damage": 2, "initiative": 6}},
        "potion": {"effects": [{"heal": "2d4 + 2"}]},
        "poison": {"effects": [{"damage": "50"}]},
        "wand": {"consumable": false, "effects": [{"damage": "1d4"}, {"heal": "1"}]},
        "book": {"effects": [{"experience": "120", "attributes": {"wis": "1"}, "skills": {"lore": "1d4"}, "hp": "2"}]},
        "coin": {}
      },
      "characters": {
        "thief": {"name": "Corin", "attributes": {"dex": 15},
          "skills": {"locks": {"bonus": 3, "attribute": "dex"}, "sneak": 1},
          "combat": {"hp": 10, "ac": 12}, "level": 1, "experience": 20,
          "progression": [
            {"level": 3, "experience": 130, "hp": 4, "skills": {"locks": 2}},
            {"level": 2, "experience": 100, "hp": 6, "attributes": {"dex": 1}},
            {"level": 4, "experience": 900}]},
        "bard": {}
      }
      """;

  private static final String SHEET =
      """
      {"id": "say", "story": "{{ characters.thief.hp }}/{{ characters.thief.max_hp }} ac {{ characters.thief.ac }} dex {{ characters.thief.attributes.dex }} locks {{ characters.thief.skills.locks }} sneak {{ characters.thief.skills.sneak }} level {{ characters.thief.level }} xp {{ characters.thief.experience }}", "next": "done"}
      """;

  private static Play play(String... steps) {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      nodes.append(
          "{\"id\": \"%s\", %s, \"next\": \"%s\"},\n"
              .formatted(
                  i == 0 ? "it" : "s" + i, steps[i], i + 1 < steps.length ? "s" + (i + 1) : "say"));
    }
    return Play.of(game(CAST, nodes + SHEET));
  }

  private static String have(String item) {
    return inventory("add", item, "\"quantity\": 5");
  }

  private static String inventory(String op, String item, String more) {
    return "\"inventory\": {\"op\": \"%s\", \"item\": \"%s\", \"owner\": \"thief\"%s}"
        .formatted(op, item, more.isEmpty() ? "" : ", " + more);
  }

  private static List<String> happened(Play play) {
    return play.lines().stream()
        .filter(
            line -> !line.contains(" -> ") && !line.startsWith("add ") && !line.startsWith("ended"))
        .toList();
  }

  @Test
  void a_sheet_begins_as_the_graph_describes_it() {
    assertThat(happened(play(have("coin")).start()))
        .containsExactly("shows '10/10 ac 12 dex 15 locks 3 sneak 1 level 1 xp 20'");
  }

  @Test
  void what_a_character_wears_counts_until_it_is_taken_off() {
    Play worn = play(have("ring"), inventory("equip", "ring", "")).start();
    assertThat(happened(worn))
        .containsExactly(
            "puts on ring of thief", "shows '15/15 ac 14 dex 19 locks 3 sneak 2 level 1 xp 20'");
    Play off =
        play(have("ring"), inventory("equip", "ring", ""), inventory("unequip", "ring", ""))
            .start();
    assertThat(happened(off))
        .endsWith(
            "takes off ring of thief", "shows '10/10 ac 12 dex 15 locks 3 sneak 1 level 1 xp 20'");
  }

  @Test
  void what_others_wear_does_not_count() {
    Play play =
        play(
            "\"inventory\": {\"op\": \"add\", \"item\": \"ring\"}",
            "\"inventory\": {\"op\": \"equip\", \"item\": \"ring\"}");
    assertThat(happened(play.start()))
        .endsWith("shows '10/10 ac 12 dex 15 locks 3 sneak 1 level 1 xp 20'");
  }

  @Test
  void checks_count_the_skill_the_attribute_and_what_is_worn() {
    String end = "{\"id\": \"say\", \"end\": \"said\"}";
    for (String[] expected :
        new String[][] {{"locks", "+ 10 ="}, {"sneak", "+ 2 ="}, {"swim", "+ 2 ="}}) {
      Play play =
          Play.of(
              game(
                  CAST,
                  "{\"id\": \"it\", %s, \"next\": \"b\"}, {\"id\": \"b\", %s, \"next\": \"c\"}, {\"id\": \"c\", %s, \"next\": \"d\"}, {\"id\": \"d\", %s, \"next\": \"e\"}, {\"id\": \"e\", %s, \"next\": {\"success\": \"say\", \"failure\": \"say\"}}, %s"
                      .formatted(
                          have("ring"),
                          inventory("equip", "ring", ""),
                          have("glove"),
                          inventory("equip", "glove", ""),
                          check(expected[0]),
                          end)));
      assertThat(play.drawing(10).start().lines())
          .anyMatch(line -> line.startsWith("checked thief " + expected[0] + " 10 " + expected[1]));
    }
  }

  private static String check(String skill) {
    return "\"skill_check\": {\"character\": \"thief\", \"skill\": \"%s\", \"difficulty\": 1}"
        .formatted(skill);
  }

  @Test
  void a_potion_heals_no_more_than_the_most() {
    Play play =
        play(
            have("potion"),
            have("wand"),
            inventory("use", "wand", ""),
            inventory("use", "potion", ""),
            inventory("use", "potion", ""));
    assertThat(happened(play.drawing(4, 4, 4, 1, 1).start()))
        .containsExactly(
            "rolled 1d4 = 4",
            "thief {hp=6} by damage",
            "thief {hp=7} by heal",
            "use potion -1 = 4 of thief",
            "rolled 2d4 + 2 = 10",
            "thief {hp=10} by heal",
            "use potion -1 = 3 of thief",
            "rolled 2d4 + 2 = 4",
            "shows '10/10 ac 12 dex 15 locks 3 sneak 1 level 1 xp 20'");
  }

  @Test
  void nothing_hurts_below_zero() {
    Play play = play(have("poison"), inventory("use", "poison", "\"quantity\": 2"));
    assertThat(happened(play.start()))
        .containsExactly(
            "use poison -2 = 3 of thief",
            "thief {hp=0} by damage",
            "shows '0/10 ac 12 dex 15 locks 3 sneak 1 level 1 xp 20'");
  }

  @Test
  void what_is_used_on_another_changes_the_other() {
    Play play =
        play(
            "\"inventory\": {\"op\": \"add\", \"item\": \"poison\"}",
            "\"inventory\": {\"op\": \"use\", \"item\": \"poison\", \"to\": \"thief\"}");
    assertThat(happened(play.start())).startsWith("use poison -1 = 0", "thief {hp=0} by damage");
  }

  @Test
  void experience_brings_every_level_that_it_suffices_for() {
    Play play = play(have("book"), inventory("use", "book", ""));
    assertThat(happened(play.drawing(3).start()))
        .containsExactly(
            "use book -1 = 4 of thief",
            "rolled 1d4 = 3",
            "thief {attributes={dex=15, wis=1}, hp=12, max_hp=12, skills={locks=3, lore=3, sneak=1}} by item",
            "thief {experience=140} by experience",
            "thief {attributes={dex=16, wis=1}, hp=18, level=2, max_hp=18} by level_up",
            "thief {hp=22, level=3, max_hp=22, skills={locks=5, lore=3, sneak=1}} by level_up",
            "shows '22/22 ac 12 dex 16 locks 5 sneak 1 level 3 xp 140'");
  }

  @Test
  void what_is_worn_is_not_taken_for_the_characters_own() {
    Play play =
        play(
            have("ring"),
            inventory("equip", "ring", ""),
            have("book"),
            inventory("use", "book", ""),
            inventory("unequip", "ring", ""));
    assertThat(happened(play.drawing(3).start()))
        .endsWith(
            "takes off ring of thief", "shows '22/22 ac 12 dex 16 locks 5 sneak 1 level 3 xp 140'");
  }

  @Test
  void what_makes_no_sense_is_an_incident() {
    assertThat(incident("\"op\": \"use\", \"item\": \"potion\""))
        .isEqualTo("incident NO_TARGET at b");
    assertThat(incident("\"op\": \"use\", \"item\": \"potion\", \"to\": \"player\""))
        .isEqualTo("incident NO_TARGET at b");
    assertThat(incident("\"op\": \"use\", \"item\": \"potion\", \"to\": \"bard\""))
        .isEqualTo("incident NO_COMBAT at b");
    assertThat(
            incident("\"op\": \"use\", \"item\": \"potion\", \"to\": \"thief\", \"quantity\": 101"))
        .isEqualTo("incident BAD_QUANTITY at b");
  }

  private static String incident(String config) {
    String nodes =
        """
        {"id": "it", "inventory": {"op": "add", "item": "potion", "quantity": 200}, "next": "b"},
        {"id": "b", "inventory": {%s}, "next": "done"}
        """
            .formatted(config);
    return Play.of(game(CAST, nodes)).drawing(1, 1).start().lines().getLast();
  }
}
