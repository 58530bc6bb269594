package dev.mimir.nodes.inventory;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class InventoryNodeTest {
  private static final String THINGS =
      """
      "items": {"coin": {}, "sword": {"max": 1, "slot": "hand"}, "axe": {"slot": "hand"}, "hat": {"slot": "head"}},
      "characters": {"smith": {}}, "variables": {"n": {"type": "int", "initial": 2}}
      """;

  private static final String COIN = "{\"op\": \"add\", \"item\": \"coin\"}";

  @Test
  void adds_and_removes() {
    happens(
        steps(
            "{\"op\": \"add\", \"item\": \"coin\", \"quantity\": \"n + 1\"}",
            "{\"op\": \"remove\", \"item\": \"coin\"}",
            "{\"op\": \"use\", \"item\": \"{{ 'co' + 'in' }}\", \"quantity\": 2}"),
        "add coin +3 = 3",
        "remove coin -1 = 2",
        "use coin -2 = 0",
        "ended done");
  }

  @Test
  void each_owner_has_an_inventory() {
    happens(
        steps(
            "{\"op\": \"add\", \"item\": \"coin\", \"owner\": \"smith\"}",
            "{\"op\": \"add\", \"item\": \"coin\", \"owner\": \"{{ player.id }}\"}",
            "{\"op\": \"has\", \"item\": \"coin\"}"),
        "add coin +1 = 1 of smith",
        "add coin +1 = 1 of player",
        "ended other");
  }

  @Test
  void what_is_not_there_is_missing_and_stays() {
    happens(
        steps(COIN, "{\"op\": \"remove\", \"item\": \"coin\", \"quantity\": 2}"),
        "add coin +1 = 1",
        "ended other");
    happens(
        steps(COIN, "{\"op\": \"use\", \"item\": \"coin\", \"quantity\": 2}"),
        "add coin +1 = 1",
        "ended other");
    happens(
        steps(
            COIN, "{\"op\": \"transfer\", \"item\": \"coin\", \"quantity\": 2, \"to\": \"smith\"}"),
        "add coin +1 = 1",
        "ended other");
    happens(steps("{\"op\": \"equip\", \"item\": \"sword\"}"), "ended other");
    happens(
        steps("{\"op\": \"add\", \"item\": \"hat\"}", "{\"op\": \"unequip\", \"item\": \"hat\"}"),
        "add hat +1 = 1",
        "ended other");
  }

  @Test
  void what_is_missing_and_leads_nowhere_is_an_incident() {
    Play.of(
            game(
                THINGS,
                "{\"id\": \"it\", \"inventory\": {\"op\": \"has\", \"item\": \"coin\"}, \"next\": \"done\"}"))
        .start()
        .then("it -> missing", "incident PORT_NOT_CONNECTED at it");
  }

  @Test
  void has_asks_for_the_quantity() {
    happens(
        steps(COIN, COIN, "{\"op\": \"has\", \"item\": \"coin\", \"quantity\": 2}"),
        "add coin +1 = 1",
        "add coin +1 = 2",
        "ended done");
    happens(
        steps(COIN, COIN, "{\"op\": \"has\", \"item\": \"coin\", \"quantity\": 3}"),
        "add coin +1 = 1",
        "add coin +1 = 2",
        "ended other");
  }

  @Test
  void transfers_between_the_session_and_others() {
    happens(
        steps(
            COIN,
            "{\"op\": \"transfer\", \"item\": \"coin\", \"to\": \"smith\"}",
            "{\"op\": \"transfer\", \"item\": \"coin\", \"owner\": \"smith\", \"to\": \"{{ player.id }}\"}",
            "{\"op\": \"transfer\", \"item\": \"coin\", \"owner\": \"player\"}"),
        "add coin +1 = 1",
        "transfer coin -1 = 0",
        "transfer coin +1 = 1 of smith",
        "transfer coin -1 = 0 of smith",
        "transfer coin +1 = 1 of player",
        "transfer coin -1 = 0 of player",
        "transfer coin +1 = 1",
        "ended done");
  }

  @Test
  void more_than_the_most_is_an_incident() {
    happens(
        steps("{\"op\": \"add\", \"item\": \"sword\", \"quantity\": 2}"),
        "incident TOO_MANY at it");
    happens(
        steps(
            "{\"op\": \"add\", \"item\": \"sword\"}",
            "{\"op\": \"add\", \"item\": \"sword\", \"owner\": \"smith\"}",
            "{\"op\": \"transfer\", \"item\": \"sword\", \"owner\": \"smith\"}"),
        "add sword +1 = 1",
        "add sword +1 = 1 of smith",
        "incident TOO_MANY at s2");
  }

  @Test
  void equipping_frees_the_slot() {
    happens(
        steps(
            "{\"op\": \"add\", \"item\": \"sword\"}",
            "{\"op\": \"add\", \"item\": \"axe\"}",
            "{\"op\": \"add\", \"item\": \"hat\"}",
            "{\"op\": \"equip\", \"item\": \"hat\"}",
            "{\"op\": \"equip\", \"item\": \"axe\"}",
            "{\"op\": \"equip\", \"item\": \"sword\"}",
            "{\"op\": \"equip\", \"item\": \"sword\"}",
            "{\"op\": \"unequip\", \"item\": \"sword\"}"),
        "add sword +1 = 1",
        "add axe +1 = 1",
        "add hat +1 = 1",
        "puts on hat",
        "puts on axe",
        "takes off axe",
        "puts on sword",
        "takes off sword",
        "ended done");
  }

  @Test
  void what_is_given_away_is_no_longer_worn() {
    happens(
        steps(
            "{\"op\": \"add\", \"item\": \"hat\"}",
            "{\"op\": \"equip\", \"item\": \"hat\"}",
            "{\"op\": \"transfer\", \"item\": \"hat\", \"to\": \"smith\"}",
            "{\"op\": \"transfer\", \"item\": \"hat\", \"owner\": \"smith\"}",
            "{\"op\": \"unequip\", \"item\": \"hat\"}"),
        "add hat +1 = 1",
        "puts on hat",
        "transfer hat -1 = 0",
        "transfer hat +1 = 1 of smith",
        "transfer hat -1 = 0 of smith",
        "transfer hat +1 = 1",
        "ended other");
  }

  @Test
  void what_makes_no_sense_is_an_incident() {
    assertThat(incident("{\"op\": \"add\", \"item\": \"coin\", \"quantity\": 0}"))
        .isEqualTo("BAD_QUANTITY");
    assertThat(incident("{\"op\": \"add\", \"item\": \"coin\", \"quantity\": 1000000001}"))
        .isEqualTo("BAD_QUANTITY");
    assertThat(incident("{\"op\": \"add\", \"item\": \"coin\", \"owner\": \"zoe\"}"))
        .isEqualTo("UNKNOWN_OWNER");
    assertThat(incident("{\"op\": \"transfer\", \"item\": \"coin\", \"to\": \"zoe\"}"))
        .isEqualTo("UNKNOWN_OWNER");
    assertThat(
            incident(
                "{\"op\": \"transfer\", \"item\": \"coin\", \"owner\": \"smith\", \"to\": \"smith\"}"))
        .isEqualTo("SAME_OWNER");
    assertThat(incident("{\"op\": \"equip\", \"item\": \"coin\"}")).isEqualTo("NOT_EQUIPPABLE");
    assertThat(incident("{\"op\": \"add\", \"item\": \"{{ 'x' + string(n) }}\"}"))
        .isEqualTo("UNKNOWN_ITEM");
  }

  private static String incident(String config) {
    String line = Play.of(steps(config)).start().lines().getFirst();
    assertThat(line).startsWith("incident ").endsWith(" at it");
    return line.substring("incident ".length(), line.length() - " at it".length());
  }

  @Test
  void expressions_see_what_the_session_has() {
    Play.of(
            game(
                THINGS,
                """
                {"id": "it", "inventory": {"op": "add", "item": "coin", "quantity": 4}, "next": "say"},
                {"id": "say", "story": "{{ inventory.coin }} {{ inventory.hat }} {{ last.item }} {{ last.quantity }}", "next": "done"}
                """))
        .start()
        .then("add coin +4 = 4", "it -> next", "shows '4 0 coin 4'", "say -> next", "ended done");
  }

  @Test
  void refuses_what_does_not_belong_together() {
    assertThat(errors(steps("{\"op\": \"add\", \"item\": \"cion\"}")))
        .containsExactly("UNKNOWN_ITEM /nodes/1/inventory/item");
    assertThat(errors(steps("{\"op\": \"equip\", \"item\": \"hat\", \"quantity\": 2}")))
        .containsExactly("SCHEMA /nodes/1/inventory/quantity");
    assertThat(errors(steps("{\"op\": \"add\", \"item\": \"hat\", \"to\": \"smith\"}")))
        .containsExactly("SCHEMA /nodes/1/inventory/to");
    assertThat(errors(steps("{\"op\": \"transfer\", \"item\": \"hat\"}")))
        .containsExactly("SCHEMA /nodes/1/inventory/to");
    assertThat(errors(steps("{\"op\": \"steal\", \"item\": \"hat\"}")))
        .containsExactly("SCHEMA /nodes/1/inventory/op");
  }

  /// Compares all that happens save the ways out.
  private static void happens(String game, String... lines) {
    assertThat(Play.of(game).start().lines())
        .filteredOn(line -> !line.contains(" -> "))
        .containsExactly(lines);
  }

  /// Steps one after the other; what is missing leads to `other`.
  private static String steps(String... configs) {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < configs.length; i++) {
      nodes.append(
          """
          {"id": "%s", "inventory": %s, "next": {"next": "%s", "missing": "other"}}%s
          """
              .formatted(
                  i == 0 ? "it" : "s" + i,
                  configs[i],
                  i + 1 < configs.length ? "s" + (i + 1) : "done",
                  i + 1 < configs.length ? "," : ""));
    }
    return game(THINGS, nodes.toString());
  }
}
