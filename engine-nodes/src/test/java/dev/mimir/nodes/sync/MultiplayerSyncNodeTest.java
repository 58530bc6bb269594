package dev.mimir.nodes.sync;

import static dev.mimir.nodes.Play.errors;
import static dev.mimir.nodes.Play.game;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Play;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import org.junit.jupiter.api.Test;

class MultiplayerSyncNodeTest {
  private static Play sync(String config) {
    return Play.of(
            game(
                "",
                """
                {"id": "it", "multiplayer_sync": {%s}, "next": {"next": "done", "timeout": "other"}}
                """
                    .formatted(config)))
        .with(Player.named("ann", "Ann"), Player.named("ben", "Ben"))
        .start()
        .then("asks [ready 'Ready']");
  }

  private static Play all() {
    return sync("\"wait_for\": \"all\", \"timeout\": \"PT1M\"");
  }

  @Test
  void waits_for_all() {
    all().choose("ben", "ready").then().choose("ann", "ready").then("it -> next", "ended done");
  }

  @Test
  void takes_no_other_answer() {
    all().refuses(Answer.choice("go")).refuses(Answer.text("ann", "ready"));
  }

  @Test
  void waits_for_a_number() {
    sync("\"wait_for\": 1, \"timeout\": \"PT1M\"")
        .choose("ben", "ready")
        .then("it -> next", "ended done");
  }

  @Test
  void who_joins_meanwhile_counts_and_who_leaves_does_not() {
    all()
        .choose("ben", "ready")
        .command(new Join(Player.named("cleo", "Cleo")))
        .choose("ann", "ready")
        .then()
        .command(new Leave("cleo"))
        .then("settled it", "it -> next", "ended done");
  }

  @Test
  void leaves_by_timeout_when_someone_never_comes() {
    all().choose("ben", "ready").expire().then("it -> timeout", "ended other");
  }

  @Test
  void needs_all_or_a_number_and_the_port_of_its_timeout() {
    assertThat(
            errors(
                game(
                    "",
                    """
                    {"id": "it", "multiplayer_sync": {"wait_for": "some"}, "next": "two"},
                    {"id": "two", "multiplayer_sync": {"wait_for": 0}, "next": "three"},
                    {"id": "three", "multiplayer_sync": {}, "next": "done"}
                    """)))
        .containsExactly(
            "SCHEMA /nodes/1/multiplayer_sync/wait_for",
            "SCHEMA /nodes/2/multiplayer_sync/wait_for",
            "SCHEMA /nodes/3/multiplayer_sync/wait_for");
  }
}
