package dev.mimir.nodes.combat;

import static dev.mimir.nodes.combat.Fights.fight;
import static dev.mimir.nodes.combat.Fights.one;
import static dev.mimir.nodes.combat.Fights.several;
import static dev.mimir.nodes.combat.Fights.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import org.junit.jupiter.api.Test;

class InteractiveCombatTest {
  private static final String ASKED = "\"mode\": \"interactive\"";

  private static final String POTION =
      """
      {"id": "it", "inventory": {"op": "add", "item": "potion", "quantity": 2}, "next": "more"},
      {"id": "more", "inventory": {"op": "add", "item": "oil", "owner": "hero"}, "next": "fight"},
      """;

  private static final String ALONE =
      "asks 'Corin 10/10' [attack:sword:wolf 'Sword → Wolf', defend 'Defend', flee 'Flee']";

  @Test
  void victory() {
    Play.of(told("", one("hero"), one("wolf"), ASKED))
        .drawing(20, 1)
        .start()
        .then(
            "rolled 1d20 = 20",
            "1 hero initiative: rolled 20",
            "rolled 1d20 = 1",
            "1 wolf initiative: rolled 1",
            ALONE)
        .drawingMore(10, 4, 12, 5)
        .choose("attack:sword:wolf")
        .then(
            "rolled 1d20 = 10 of 8 true",
            "rolled 1d8 = 4",
            "1 hero attack wolf: hit 4, hp 2",
            "wolf {hp=2} by damage",
            "rolled 1d20 = 12 of 10 true",
            "rolled 1d6 = 5",
            "1 wolf attack hero: hit 5, hp 5",
            "hero {hp=5} by damage",
            "asks 'Corin 5/10' [attack:sword:wolf 'Sword → Wolf', defend 'Defend', flee 'Flee']")
        .drawingMore(8, 2)
        .choose("attack:sword:wolf")
        .then(
            "rolled 1d20 = 8 of 8 true",
            "rolled 1d8 = 2",
            "2 hero attack wolf: hit 2, hp 0",
            "wolf {hp=0} by damage",
            "2 wolf fall: down",
            "2 attackers end: victory 1",
            "hero {experience=25} by experience",
            "forgets",
            "it -> victory",
            "shows 'victory in 2 by 1, hp 5 of 10'",
            "tell -> next",
            "ended done");
  }

  @Test
  void defeat() {
    Play.of(told("", one("hero"), one("wolf"), ASKED))
        .drawing(20, 1)
        .start()
        .drawingMore(2, 20, 6)
        .choose("attack:sword:wolf")
        .then(
            "rolled 1d20 = 2 of 8 false",
            "1 hero attack wolf: miss 0, hp 6",
            "rolled 1d20 = 20 of 10 true",
            "rolled 1d6 = 6",
            "1 wolf attack hero: critical 12, hp 0",
            "hero {hp=0} by damage",
            "1 hero fall: down",
            "1 attackers end: defeat 0",
            "forgets",
            "it -> defeat",
            "ended lost");
  }

  @Test
  void draw() {
    Play.of(told("", one("hero"), one("wolf"), ASKED + ", \"max_rounds\": 1"))
        .drawing(20, 1)
        .start()
        .drawingMore(13)
        .choose("defend")
        .then(
            "1 hero defend: ready 4",
            "rolled 1d20 = 13 of 14 false",
            "1 wolf attack hero: miss 0, hp 10",
            "1 attackers end: draw 1",
            "forgets",
            "it -> draw",
            "ended drawn");
  }

  @Test
  void flight() {
    Play.of(told("", one("hero"), one("wolf"), ASKED))
        .drawing(20, 1)
        .start()
        .drawingMore(11, 2)
        .choose("flee")
        .then(
            "rolled 1d20 = 11 of 12 false",
            "1 hero flee: failed",
            "rolled 1d20 = 2 of 10 false",
            "1 wolf attack hero: miss 0, hp 10",
            ALONE)
        .drawingMore(12)
        .choose("flee")
        .then(
            "rolled 1d20 = 12 of 12 true",
            "2 hero flee: fled",
            "2 attackers end: fled 0",
            "forgets",
            "it -> fled",
            "ended ran");
  }

  @Test
  void a_defence_lasts_until_the_next_turn() {
    Play.of(told("", one("hero"), one("wolf"), ASKED))
        .drawing(20, 1)
        .start()
        .drawingMore(13)
        .choose("defend")
        .drawingMore(2, 10, 1)
        .choose("attack:sword:wolf")
        .then(
            "rolled 1d20 = 2 of 8 false",
            "2 hero attack wolf: miss 0, hp 6",
            "rolled 1d20 = 10 of 10 true",
            "rolled 1d6 = 1",
            "2 wolf attack hero: hit 1, hp 9",
            "hero {hp=9} by damage",
            "asks 'Corin 9/10' [attack:sword:wolf 'Sword → Wolf', defend 'Defend', flee 'Flee']");
  }

  @Test
  void offers_each_attack_on_each_opponent_and_each_thing() {
    Play.of(told(POTION, one("wolf") + ", " + one("hero"), several("ogre", "2"), ASKED))
        .drawing(20, 19, 2, 1)
        .start()
        .then(
            "add potion +2 = 2",
            "it -> next",
            "add oil +1 = 1 of hero",
            "more -> next",
            "rolled 1d20 = 20",
            "1 wolf initiative: rolled 20",
            "rolled 1d20 = 19",
            "1 hero initiative: rolled 19",
            "rolled 1d20 = 2",
            "1 ogre#1 initiative: rolled 2",
            "rolled 1d20 = 1",
            "1 ogre#2 initiative: rolled 1",
            "asks 'Wolf 6/6' [attack:bite:ogre-1 'Bite → ogre 1', attack:bite:ogre-2 'Bite → ogre 2',"
                + " attack:big-claw:ogre-1 'Big Claw → ogre 1', attack:big-claw:ogre-2 'Big Claw →"
                + " ogre 2', use:potion:wolf 'Potion → Wolf', use:potion:hero 'Potion → Corin',"
                + " defend 'Defend', flee 'Flee']")
        .drawingMore(20, 1)
        .choose("attack:big-claw:ogre-2")
        .then(
            "rolled 1d20 = 20 of 8 true",
            "rolled 1d4 - 3 = -2",
            "1 wolf attack ogre#2: critical 0, hp 30",
            "asks 'Corin 10/10' [attack:sword:ogre-1 'Sword → ogre 1', attack:sword:ogre-2 'Sword →"
                + " ogre 2', use:potion:wolf 'Potion → Wolf', use:potion:hero 'Potion → Corin',"
                + " use:oil:ogre-1 'oil → ogre 1', use:oil:ogre-2 'oil → ogre 2', defend 'Defend',"
                + " flee 'Flee']")
        .drawingMore(3, 1, 1)
        .choose("use:oil:ogre-2")
        .then(
            "use oil -1 = 0 of hero",
            "rolled 1d4 = 3",
            "1 hero use ogre#2: oil -3, hp 27",
            "rolled 1d20 = 1 of 11 false",
            "1 ogre#1 attack wolf: fumble 0, hp 6",
            "rolled 1d20 = 1 of 11 false",
            "1 ogre#2 attack wolf: fumble 0, hp 6",
            "asks 'Wolf 6/6' [attack:bite:ogre-1 'Bite → ogre 1', attack:bite:ogre-2 'Bite → ogre 2',"
                + " attack:big-claw:ogre-1 'Big Claw → ogre 1', attack:big-claw:ogre-2 'Big Claw →"
                + " ogre 2', use:potion:wolf 'Potion → Wolf', use:potion:hero 'Potion → Corin',"
                + " defend 'Defend', flee 'Flee']");
  }

  @Test
  void a_potion_brings_back_who_is_down_and_heals_no_more_than_the_most() {
    Play play =
        Play.of(told(POTION, one("hero") + ", " + one("monk"), one("wolf"), ASKED))
            .drawing(1, 18, 15)
            .start()
            .drawingMore(20, 6)
            .choose("defend");
    assertThat(play.lines()).contains("1 wolf attack monk: critical 12, hp 0", "1 monk fall: down");
    play.drawingMore(5).choose("use:potion:monk");
    assertThat(play.lines())
        .startsWith(
            "use potion -1 = 1",
            "rolled 1d8 = 5",
            "monk {hp=5} by heal",
            "1 hero use monk: potion 5, hp 5");
    play.drawingMore(8, 2).choose("use:potion:monk");
    assertThat(play.lines())
        .startsWith(
            "use potion -1 = 0",
            "rolled 1d8 = 8",
            "monk {hp=8} by heal",
            "2 monk use monk: potion 3, hp 8");
  }

  @Test
  void each_player_acts_for_an_own_character() {
    String sides =
        """
        {"character": "hero", "player": "ann"}, {"character": "monk", "player": "bob"},
        {"character": "snake", "player": "nobody"}
        """;
    Play play =
        Play.of(fight(sides, one("wolf"), ASKED))
            .with(Player.named("ann", "Ann"), Player.named("bob", "Bob"))
            .drawing(20, 10, 1, 1)
            .start()
            .as("ann")
            .choose("defend")
            .as("bob")
            .choose("defend")
            .as("ann")
            .drawingMore(2)
            .choose("defend");
    assertThat(play.lines()).contains("1 snake defend: ready 4");
  }

  @Test
  void who_does_not_answer_in_time_defends() {
    Play.of(fight(one("hero"), one("wolf"), ASKED + ", \"timeout\": \"PT1M\""))
        .drawing(20, 1)
        .start()
        .drawingMore(2)
        .expire()
        .then(
            "1 hero defend: ready 4",
            "rolled 1d20 = 2 of 14 false",
            "1 wolf attack hero: miss 0, hp 10",
            ALONE);
  }

  @Test
  void labels_are_the_designers_own() {
    String labels =
        """
        , "labels": {"prompt": "What now?", "defend": "Duck", "flee": "Run", "strike": "Fist"},
        "rules": {"flight": {"allowed": false}}
        """;
    assertThat(
            Play.of(fight(one("monk"), one("wolf"), ASKED + labels)).drawing(20, 1).start().lines())
        .contains("asks 'What now?' [attack:fist:wolf 'Fist → Wolf', defend 'Duck']");
  }

  @Test
  void refuses_what_was_not_offered() {
    Play.of(fight(one("hero"), one("wolf"), ASKED))
        .drawing(20, 1)
        .start()
        .refuses(Answer.choice("attack:sword:hero"))
        .refuses(Answer.choice("attack:bite:wolf"));
  }

  @Test
  void what_is_left_of_a_character_stays_for_the_next_fight() {
    String twice =
        """
        {"id": "it", "combat": {"attackers": [{"character": "hero"}], "defenders": [{"character": "wolf"}],
          "max_rounds": 1}, "next": {"victory": "fight", "defeat": "fight"}},
        """;
    assertThat(
            Play.of(told(twice, one("hero"), one("wolf"), ASKED))
                .drawing(1, 20, 15, 3, 15, 2, 20, 1)
                .start()
                .lines())
        .contains(
            "asks 'Corin 7/10' [attack:sword:wolf 'Sword → Wolf', defend 'Defend', flee 'Flee']");
  }
}
