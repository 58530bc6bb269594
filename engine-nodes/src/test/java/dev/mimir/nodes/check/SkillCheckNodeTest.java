package dev.mimir.nodes.check;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class SkillCheckNodeTest {
  private static final String SAY =
      "{\"id\": \"say\", \"story\": \"{{ last.total }} {{ last.success }} {{ last.margin }}\", \"next\": \"done\"}";

  @Test
  void adds_skill_and_attribute_to_the_dice() {
    Play.of(trying("\"character\": \"thief\", \"skill\": \"locks\", \"difficulty\": 15"))
        .drawing(10)
        .start()
        .then(
            "rolled 1d20 = 10",
            "checked thief locks 10 + 5 = 15 of 15 success",
            "it -> success",
            "ended done");
    Play.of(trying("\"character\": \"thief\", \"skill\": \"locks\", \"difficulty\": 15"))
        .drawing(9)
        .start()
        .then(
            "rolled 1d20 = 9",
            "checked thief locks 9 + 5 = 14 of 15 failure",
            "it -> failure",
            "ended other");
  }

  @Test
  void a_low_attribute_takes_away_rounded_down() {
    assertThat(bonus("thief", "lore")).isEqualTo("checked thief lore 10 + -1 = 9 of 1 success");
  }

  @Test
  void a_skill_may_be_a_bare_bonus() {
    assertThat(bonus("thief", "swim")).isEqualTo("checked thief swim 10 + 4 = 14 of 1 success");
  }

  @Test
  void a_skill_without_its_attribute_adds_its_bonus_alone() {
    assertThat(bonus("thief", "brawl")).isEqualTo("checked thief brawl 10 + 2 = 12 of 1 success");
  }

  @Test
  void a_skill_that_nobody_has_adds_nothing() {
    assertThat(bonus("thief", "dance")).isEqualTo("checked thief dance 10 + 0 = 10 of 1 success");
    assertThat(bonus("stone", "locks")).isEqualTo("checked stone locks 10 + 0 = 10 of 1 success");
  }

  @Test
  void without_a_character_nothing_is_added() {
    Play.of(trying("\"skill\": \"{{ 'lo' + 'cks' }}\", \"difficulty\": \"5 + 6\""))
        .drawing(10)
        .start()
        .then(
            "rolled 1d20 = 10",
            "checked locks 10 + 0 = 10 of 11 failure",
            "it -> failure",
            "ended other");
  }

  private static String bonus(String character, String skill) {
    return Play.of(
            trying(
                "\"character\": \"%s\", \"skill\": \"%s\", \"difficulty\": 1"
                    .formatted(character, skill)))
        .drawing(10)
        .start()
        .lines()
        .get(1);
  }

  @Test
  void a_natural_twenty_succeeds_and_a_natural_one_fails() {
    Play.of(trying("\"skill\": \"x\", \"difficulty\": 99"))
        .drawing(20)
        .start()
        .then(
            "rolled 1d20 = 20",
            "checked x 20 + 0 = 20 of 99 critical_success",
            "it -> critical_success",
            "ended done");
    Play.of(trying("\"skill\": \"x\", \"difficulty\": -99"))
        .drawing(1)
        .start()
        .then(
            "rolled 1d20 = 1",
            "checked x 1 + 0 = 1 of -99 critical_failure",
            "it -> critical_failure",
            "ended other");
  }

  @Test
  void a_critical_has_a_way_of_its_own_when_connected() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "skill_check": {"skill": "x", "difficulty": 5}, "next":
                  {"success": "other", "failure": "other", "critical_failure": "done"}}
                """))
        .drawing(1)
        .start()
        .then(
            "rolled 1d20 = 1",
            "checked x 1 + 0 = 1 of 5 critical_failure",
            "it -> critical_failure",
            "ended done");
  }

  @Test
  void only_a_single_die_is_critical() {
    assertThat(outcome("2d6", 6, 6)).isEqualTo("success");
    assertThat(outcome("2d6", 1, 1)).isEqualTo("failure");
    assertThat(outcome("5")).isEqualTo("failure");
    assertThat(outcome("1d6 + 3", 6)).isEqualTo("critical_success");
    assertThat(outcome("2d20kh1", 1, 20)).isEqualTo("critical_success");
    assertThat(outcome("1dF", 1)).isEqualTo("critical_failure");
    assertThat(outcome("1dF", 2)).isEqualTo("failure");
    assertThat(outcome("1d1", 1)).isEqualTo("failure");
    assertThat(outcome("1d20r<3", 1, 10)).isEqualTo("success");
    assertThat(outcome("1d20min5", 1)).isEqualTo("critical_failure");
    assertThat(outcome("1d20!", 20, 3)).isEqualTo("critical_success");
  }

  private static String outcome(String dice, int... faces) {
    String check =
        Play.of(trying("\"skill\": \"x\", \"difficulty\": 8, \"dice\": \"%s\"".formatted(dice)))
            .drawing(faces)
            .start()
            .lines()
            .get(1);
    return check.substring(check.lastIndexOf(' ') + 1);
  }

  @Test
  void advantage_takes_the_better_of_two_rolls() {
    assertThat(rolled("\"advantage\"", 4, 11)).isEqualTo("rolled {1d20,1d20}kh1 = 11");
    assertThat(rolled("true", 11, 4)).isEqualTo("rolled {1d20,1d20}kh1 = 11");
    assertThat(rolled("\"n > 1 ? 'advantage' : 'none'\"", 11, 4))
        .isEqualTo("rolled {1d20,1d20}kh1 = 11");
  }

  @Test
  void disadvantage_takes_the_worse_of_two_rolls() {
    assertThat(rolled("\"disadvantage\"", 4, 11)).isEqualTo("rolled {1d20,1d20}kl1 = 4");
  }

  @Test
  void none_rolls_once() {
    assertThat(rolled("\"none\"", 4)).isEqualTo("rolled 1d20 = 4");
    assertThat(rolled("\"n > 5\"", 4)).isEqualTo("rolled 1d20 = 4");
  }

  @Test
  void the_die_that_is_kept_is_critical() {
    Play.of(trying("\"skill\": \"x\", \"difficulty\": 5, \"advantage\": \"advantage\""))
        .drawing(20, 1)
        .start()
        .then(
            "rolled {1d20,1d20}kh1 = 20",
            "checked x 20 + 0 = 20 of 5 critical_success",
            "it -> critical_success",
            "ended done");
  }

  private static String rolled(String advantage, int... faces) {
    return Play.of(
            trying("\"skill\": \"x\", \"difficulty\": 5, \"advantage\": %s".formatted(advantage)))
        .drawing(faces)
        .start()
        .lines()
        .getFirst();
  }

  @Test
  void another_word_than_advantage_is_an_incident() {
    Play.of(trying("\"skill\": \"x\", \"difficulty\": 5, \"advantage\": \"'much'\""))
        .start()
        .then("incident BAD_ADVANTAGE at it");
  }

  @Test
  void dice_that_cannot_be_rolled_twice_are_an_incident() {
    Play.of(
            trying(
                "\"skill\": \"x\", \"difficulty\": 5, \"dice\": \"900d6\", \"advantage\": \"advantage\""))
        .start()
        .then("incident DICE_NOTATION at it");
  }

  @Test
  void writes_the_total() {
    Play.of(trying("\"skill\": \"x\", \"difficulty\": 5, \"into\": \"n\""))
        .drawing(7)
        .start()
        .then(
            "rolled 1d20 = 7",
            "checked x 7 + 0 = 7 of 5 success",
            "wrote {n=7}",
            "it -> success",
            "ended done");
  }

  @Test
  void the_next_node_sees_how_it_went() {
    Play.of(
            game(
                "",
                """
                {"id": "it", "skill_check": {"skill": "x", "difficulty": 9}, "next": {"success": "say", "failure": "say"}},
                """
                    + SAY))
        .drawing(7)
        .start()
        .then(
            "rolled 1d20 = 7",
            "checked x 7 + 0 = 7 of 9 failure",
            "it -> failure",
            "shows '7 false -2'",
            "say -> next",
            "ended done");
  }

  @Test
  void a_character_that_does_not_exist_is_a_problem_or_an_incident() {
    assertThat(errors(trying("\"character\": \"zoe\", \"skill\": \"x\", \"difficulty\": 5")))
        .containsExactly("UNKNOWN_CHARACTER /nodes/1/skill_check/character");
    Play.of(
            trying(
                "\"character\": \"{{ 'zoe' + string(n) }}\", \"skill\": \"x\", \"difficulty\": 5"))
        .start()
        .then("incident UNKNOWN_CHARACTER at it");
  }

  @Test
  void refuses_what_does_not_fit() {
    assertThat(
            errors(
                trying(
                    "\"skill\": \"x\", \"difficulty\": \"'a'\", \"dice\": \"d\", \"into\": \"s\"")))
        .containsExactlyInAnyOrder(
            "TYPE_MISMATCH /nodes/1/skill_check/difficulty",
            "DICE_NOTATION /nodes/1/skill_check/dice",
            "TYPE_MISMATCH /nodes/1/skill_check/into");
  }

  private static String trying(String config) {
    return game(
        """
        "variables": {"n": {"type": "int", "initial": 2}, "s": {"type": "string"}},
        "characters": {"stone": {}, "thief": {"attributes": {"dex": 15, "wis": 5}, "skills": {
          "locks": {"bonus": 3, "attribute": "dex"}, "lore": {"bonus": 2, "attribute": "wis"},
          "swim": 4, "brawl": {"bonus": 2, "attribute": "str"}}}}
        """,
        "{\"id\": \"it\", \"skill_check\": {%s}, \"next\": {\"success\": \"done\", \"failure\": \"other\"}}"
            .formatted(config));
  }
}
