package dev.mimir.nodes.combat;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.combat.Fights.fight;
import static dev.mimir.nodes.combat.Fights.one;
import static dev.mimir.nodes.combat.Fights.several;
import static dev.mimir.nodes.combat.Fights.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import org.junit.jupiter.api.Test;

class AutoCombatTest {
  @Test
  void fights_until_one_side_is_down() {
    Play.of(told("", one("hero"), one("wolf"), ""))
        .drawing(15, 10, 10, 4, 12, 5, 20, 3)
        .start()
        .then(
            "rolled 1d20 = 15",
            "1 hero initiative: rolled 15",
            "rolled 1d20 = 10",
            "1 wolf initiative: rolled 10",
            "rolled 1d20 = 10 of 8 true",
            "rolled 1d8 = 4",
            "1 hero attack wolf: hit 4, hp 2",
            "wolf {hp=2} by damage",
            "rolled 1d20 = 12 of 10 true",
            "rolled 1d6 = 5",
            "1 wolf attack hero: hit 5, hp 5",
            "hero {hp=5} by damage",
            "rolled 1d20 = 20 of 8 true",
            "rolled 1d8 = 3",
            "2 hero attack wolf: critical 6, hp 0",
            "wolf {hp=0} by damage",
            "2 wolf fall: down",
            "2 attackers end: victory 1",
            "hero {experience=25} by experience",
            "it -> victory",
            "shows 'victory in 2 by 1, hp 5 of 10'",
            "tell -> next",
            "ended done");
  }

  @Test
  void numbered_copies_have_hit_points_of_their_own() {
    Play.of(fight(one("hero"), several("wolf", "2"), ""))
        .drawing(20, 9, 8, 10, 8, 1, 10, 7)
        .start()
        .then(
            "rolled 1d20 = 20",
            "1 hero initiative: rolled 20",
            "rolled 1d20 = 9",
            "1 wolf#1 initiative: rolled 9",
            "rolled 1d20 = 8",
            "1 wolf#2 initiative: rolled 8",
            "rolled 1d20 = 10 of 8 true",
            "rolled 1d8 = 8",
            "1 hero attack wolf#1: hit 8, hp 0",
            "1 wolf#1 fall: down",
            "rolled 1d20 = 1 of 10 false",
            "1 wolf#2 attack hero: fumble 0, hp 10",
            "rolled 1d20 = 10 of 8 true",
            "rolled 1d8 = 7",
            "2 hero attack wolf#2: hit 7, hp 0",
            "2 wolf#2 fall: down",
            "2 attackers end: victory 1",
            "hero {experience=50} by experience",
            "it -> victory",
            "ended done");
  }

  @Test
  void an_attribute_or_a_number_of_its_own_counts_for_initiative() {
    assertThat(
            Play.of(fight(one("snake"), one("monk"), "\"max_rounds\": 1"))
                .drawing(5, 9, 2, 2)
                .start()
                .lines())
        .contains("1 snake initiative: rolled 10", "1 monk initiative: rolled 11")
        .containsSubsequence(
            "1 monk attack snake: miss 0, hp 4", "1 snake attack monk: miss 0, hp 8");
  }

  @Test
  void nobody_to_fight_is_a_victory() {
    Play.of(fight(one("hero"), several("wolf", "0"), ""))
        .drawing(3)
        .start()
        .then(
            "rolled 1d20 = 3",
            "1 hero initiative: rolled 3",
            "1 attackers end: victory 1",
            "it -> victory",
            "ended done");
  }

  @Test
  void ends_as_a_draw_after_the_last_round() {
    assertThat(
            Play.of(told("", one("hero"), one("wolf"), "\"max_rounds\": 2"))
                .drawing(2, 1, 2, 2, 2, 2)
                .start()
                .lines())
        .containsSubsequence(
            "2 wolf attack hero: miss 0, hp 10",
            "2 attackers end: draw 1",
            "it -> draw",
            "ended drawn");
  }

  @Test
  void a_draw_that_leads_nowhere_is_a_defeat() {
    assertThat(
            Play.of(fight(one("hero"), one("wolf"), "\"max_rounds\": 1"))
                .drawing(2, 1, 2, 2)
                .start()
                .lines())
        .endsWith("it -> draw", "ended other");
  }

  @Test
  void poison_hurts_for_as_long_as_it_lasts() {
    Play.of(fight(one("hero"), one("snake"), "\"max_rounds\": 3"))
        .drawing(1, 2, 12, 2, 11, 3, 9, 2, 2, 2, 9, 2)
        .start()
        .then(
            "rolled 1d20 = 1",
            "1 hero initiative: rolled 1",
            "rolled 1d20 = 2",
            "1 snake initiative: rolled 7",
            "rolled 1d20 = 12 of 12 true",
            "rolled 1d4 = 2",
            "1 snake attack hero: hit 2, hp 8",
            "hero {hp=8} by damage",
            "rolled 1d20 = 11 of 12 false",
            "1 hero save: failure",
            "1 snake inflict hero: poisoned 2, hp 8",
            "hero {conditions={poisoned=2}} by condition",
            "rolled 1d4 = 3",
            "1 hero suffer hero: poisoned 3, hp 5",
            "hero {hp=5} by damage",
            "rolled 1d20 = 9 of 9 true",
            "rolled 1d8 = 2",
            "1 hero attack snake: hit 2, hp 2",
            "snake {hp=2} by damage",
            "hero {conditions={poisoned=1}} by condition",
            "rolled 1d20 = 2 of 12 false",
            "2 snake attack hero: miss 0, hp 5",
            "rolled 1d4 = 2",
            "2 hero suffer hero: poisoned 2, hp 3",
            "hero {hp=3} by damage",
            "rolled 1d20 = 9 of 9 true",
            "rolled 1d8 = 2",
            "2 hero attack snake: hit 2, hp 0",
            "snake {hp=0} by damage",
            "2 snake fall: down",
            "2 hero recover: poisoned",
            "hero {conditions={}} by condition",
            "2 attackers end: victory 1",
            "it -> victory",
            "ended done");
  }

  @Test
  void who_is_stunned_loses_a_turn_and_who_is_prone_is_hit_more_easily() {
    assertThat(
            Play.of(fight(one("hero"), one("ogre"), "\"max_rounds\": 2"))
                .drawing(1, 2, 12, 1, 10, 1)
                .start()
                .lines())
        .containsSubsequence(
            "1 ogre inflict hero: stunned 1, hp 9",
            "1 ogre inflict hero: prone 2, hp 9",
            "1 hero skip: stunned",
            "1 hero recover: stunned",
            "rolled 1d20 = 10 of 10 true",
            "2 ogre attack hero: hit 1, hp 8",
            "2 hero skip: stunned",
            "hero {conditions={}} by condition");
  }

  @Test
  void conditions_of_the_rules_replace_the_known_ones() {
    String rules =
        "\"max_rounds\": 1, \"rules\": {\"conditions\": {\"stunned\": {\"ac\": 3}, \"petrified\": {\"skips\": true}}}";
    assertThat(
            Play.of(fight(one("hero"), one("ogre"), rules)).drawing(1, 2, 12, 1, 2).start().lines())
        .contains("1 hero attack ogre: miss 0, hp 30");
    assertThat(
            Play.of(fight(one("hero"), one("lurker"), rules)).drawing(1, 2, 19, 1).start().lines())
        .contains("1 hero skip: petrified");
  }

  @Test
  void who_loses_heart_flees() {
    String rules = "\"rules\": {\"morale\": {\"difficulty\": 9, \"below\": 50}}";
    assertThat(
            Play.of(fight(one("hero"), one("monk"), rules))
                .drawing(20, 1, 15, 4, 9)
                .start()
                .lines())
        .containsSubsequence(
            "rolled 1d20 = 9 of 10 false",
            "1 monk morale: broken",
            "1 monk flee: fled",
            "1 attackers end: victory 1",
            "it -> victory");
  }

  @Test
  void attackers_who_all_lose_heart_have_fled() {
    String rules = "\"rules\": {\"morale\": {\"difficulty\": 30, \"below\": 100}}";
    assertThat(
            Play.of(told("", one("hero"), one("wolf"), rules)).drawing(20, 1, 15).start().lines())
        .containsSubsequence(
            "1 hero flee: fled", "1 attackers end: fled 0", "it -> fled", "ended ran");
  }

  @Test
  void criticals_and_fumbles_follow_the_rules() {
    String twice =
        "\"max_rounds\": 1, \"rules\": {\"critical\": \"twice\", \"fumble\": false, \"attack\": \"1d4\"}";
    assertThat(
            Play.of(fight(one("hero"), one("ogre"), twice))
                .drawing(20, 1, 4, 7, 2, 1)
                .start()
                .lines())
        .contains("1 hero attack ogre: critical 9, hp 21", "1 ogre attack hero: miss 0, hp 10");
    String none = "\"max_rounds\": 1, \"rules\": {\"critical\": \"none\"}";
    assertThat(
            Play.of(fight(one("hero"), one("ogre"), none)).drawing(20, 1, 20, 7, 2).start().lines())
        .contains("1 hero attack ogre: hit 7, hp 23");
  }

  @Test
  void targets_are_the_weakest_the_first_or_any() {
    String both = one("ogre") + ", " + one("wolf");
    assertThat(
            Play.of(fight(one("hero"), both, "\"max_rounds\": 1"))
                .drawing(20, 1, 1, 2, 2, 2)
                .start()
                .lines())
        .contains("1 hero attack wolf: miss 0, hp 6");
    String first = "\"max_rounds\": 1, \"rules\": {\"targets\": \"first\"}";
    assertThat(Play.of(fight(one("hero"), both, first)).drawing(20, 1, 1, 2, 2, 2).start().lines())
        .contains("1 hero attack ogre: miss 0, hp 30");
    String random =
        "\"max_rounds\": 1, \"rules\": {\"targets\": \"random\", \"attacks\": \"random\"}";
    assertThat(
            Play.of(fight(one("hero"), both, random))
                .drawing(20, 1, 1, 2, 2, 2, 1, 19, 2)
                .start()
                .lines())
        .containsSubsequence(
            "rolled 1d2 = 2",
            "1 hero attack wolf: miss 0, hp 6",
            "rolled 1d2 = 1",
            "rolled 1d6 = 2");
  }

  @Test
  void who_has_no_attack_strikes() {
    assertThat(
            Play.of(fight(one("monk"), one("wolf"), "\"max_rounds\": 1"))
                .drawing(20, 1, 15, 4, 2)
                .start()
                .lines())
        .containsSubsequence("rolled 1d4 = 4", "1 monk attack wolf: hit 4, hp 2");
  }

  @Test
  void experience_is_shared_by_those_who_are_left() {
    String rules = "\"rules\": {\"experience\": \"10 * 5 + 1\"}";
    String wolves = several("wolf", "1");
    assertThat(
            Play.of(fight(one("hero") + ", " + one("monk"), wolves, rules))
                .drawing(20, 1, 2, 15, 8)
                .start()
                .lines())
        .containsSubsequence(
            "hero {experience=25} by experience", "monk {experience=25} by experience");
  }

  @Test
  void what_makes_no_sense_is_an_incident() {
    assertThat(incident(one("bard"), one("wolf"))).isEqualTo("incident NO_COMBAT at it");
    assertThat(incident(one("hero"), several("wolf", "-1"))).isEqualTo("incident BAD_COUNT at it");
    assertThat(incident(one("hero"), several("wolf", "\"20 * 2\"")))
        .isEqualTo("incident BAD_COUNT at it");
    assertThat(incident(one("hero"), one("lurker"), 1, 2, 19, 1))
        .isEqualTo("incident UNKNOWN_CONDITION at it");
    assertThat(incident(one("{{ 'x' + string(turn) }}"), one("wolf")))
        .isEqualTo("incident UNKNOWN_CHARACTER at it");
  }

  private static String incident(String attackers, String defenders, int... faces) {
    return Play.of(fight(attackers, defenders, "")).drawing(faces).start().lines().getFirst();
  }

  @Test
  void refuses_what_does_not_belong_together() {
    assertThat(errors(fight(one("hero"), one("wolf"), "\"timeout\": \"PT1M\"")))
        .containsExactly("SCHEMA /nodes/1/combat/timeout");
    assertThat(errors(fight(one("hero"), one("woolf"), "")))
        .containsExactly("UNKNOWN_CHARACTER /nodes/1/combat/defenders/0/character");
    assertThat(errors(fight("", one("wolf"), "")))
        .containsExactly("SCHEMA /nodes/1/combat/attackers");
    assertThat(errors(fight(one("hero"), one("wolf"), "\"rules\": {\"attack\": \"d\"}")))
        .containsExactly("DICE_NOTATION /nodes/1/combat/rules/attack");
  }
}
