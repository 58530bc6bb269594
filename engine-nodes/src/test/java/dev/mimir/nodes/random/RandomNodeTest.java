package dev.mimir.nodes.random;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomNodeTest {
  private static final String THREE = "[{\"port\": \"a\"}, {\"port\": \"b\"}, {\"port\": \"c\"}]";

  @Test
  void picks_by_weight() {
    String weighted =
        """
        [{"port": "a", "weight": "turn + 2"}, {"port": "b", "weight": 0}, {"port": "c", "weight": 3}]
        """;
    assertThat(picked("random", weighted, 1, 2, 3, 6)).isEqualTo("a a a c");
  }

  @Test
  void weights_are_one_where_nothing_is_said() {
    assertThat(picked("random", THREE, 3, 3, 1)).isEqualTo("c c a");
  }

  @Test
  void shuffles_each_once_and_then_anew() {
    assertThat(picked("shuffle", THREE, 3, 1, 1, 2, 2)).isEqualTo("c a b b anew c");
  }

  @Test
  void goes_through_a_sequence_and_stays_at_its_end() {
    assertThat(picked(5, "sequence", THREE)).isEqualTo("a b c c c");
  }

  @Test
  void goes_round_a_cycle() {
    assertThat(picked(7, "cycle", THREE)).isEqualTo("a b c a anew b c a anew");
  }

  @Test
  void takes_the_first_that_is_open() {
    assertThat(picked(2, "first", THREE)).isEqualTo("a a");
  }

  @Test
  void takes_the_one_seen_least() {
    String closing =
        """
        [{"port": "a", "when": "turn != 1"}, {"port": "b"}, {"port": "c", "when": "turn > 1"}]
        """;
    assertThat(picked(6, "least_seen", closing)).isEqualTo("a b c a b c");
  }

  @Test
  void what_is_used_up_leaves_no_hole_in_a_sequence_or_cycle() {
    String once =
        """
        [{"port": "a", "once": true}, {"port": "b"}, {"port": "c", "once": true}]
        """;
    assertThat(picked(5, "sequence", once)).isEqualTo("a b c b b");
    assertThat(picked(5, "cycle", once)).isEqualTo("a b c b anew b anew");
  }

  @Test
  void leaves_by_none_when_all_is_used_up() {
    Play.of(looping("first", "[{\"port\": \"a\", \"once\": true}]", "\"none\": \"other\""))
        .start()
        .then("picked a", "it -> a", "asks [on 'On']")
        .choose("on")
        .then("again -> on", "it -> none", "ended other");
  }

  @Test
  void leaves_by_none_when_all_weights_are_zero() {
    Play.of(looping("random", "[{\"port\": \"a\", \"weight\": 0}]", "\"none\": \"other\""))
        .start()
        .then("it -> none", "ended other");
  }

  @Test
  void nothing_open_and_nowhere_to_go_is_an_incident() {
    Play.of(looping("first", "[{\"port\": \"a\", \"when\": \"turn > 5\"}]", "\"a\": \"again\""))
        .start()
        .then("it -> none", "incident PORT_NOT_CONNECTED at it");
  }

  @Test
  void a_negative_weight_is_an_incident() {
    Play.of(looping("random", "[{\"port\": \"a\", \"weight\": \"turn - 1\"}]", "\"a\": \"again\""))
        .start()
        .then("incident NEGATIVE_WEIGHT at it");
  }

  @Test
  void refuses_weights_where_nothing_is_weighed() {
    assertThat(
            errors(
                looping(
                    "cycle",
                    "[{\"port\": \"a\"}, {\"port\": \"b\", \"weight\": 2}]",
                    "\"a\": \"again\"")))
        .containsExactly("SCHEMA /nodes/1/random/branches/1/weight");
  }

  @Test
  void refuses_two_branches_of_one_name() {
    assertThat(
            errors(looping("first", "[{\"port\": \"a\"}, {\"port\": \"a\"}]", "\"a\": \"again\"")))
        .contains("DUPLICATE_ID /nodes/1/random");
  }

  private static String picked(String pick, String branches, int... faces) {
    Play play = Play.of(looping(pick, branches, "\"next\": \"again\"")).drawing(faces);
    return picks(play, faces.length);
  }

  private static String picked(int times, String pick, String branches) {
    return picks(Play.of(looping(pick, branches, "\"next\": \"again\"")), times);
  }

  /// What is picked in so many turns.
  private static String picks(Play play, int times) {
    List<String> picked = new ArrayList<>();
    play.start();
    for (int i = 0; i < times; i++) {
      play.lines().stream()
          .filter(line -> line.startsWith("picked "))
          .forEach(line -> picked.add(line.substring("picked ".length())));
      if (i + 1 < times) {
        play.choose("on");
      }
    }
    return String.join(" ", picked);
  }

  private static String looping(String pick, String branches, String next) {
    return game(
        "",
        """
        {"id": "it", "random": {"pick": "%s", "branches": %s}, "next": {"next": "again", %s}},
        {"id": "again", "choice": {"choices": [{"id": "on", "text": "On", "next": "it"}]}}
        """
            .formatted(pick, branches, next)
            .replace("\"next\": \"again\", \"next\": \"again\"", "\"next\": \"again\""));
  }
}
