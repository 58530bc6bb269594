package dev.mimir.samples.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MainTest {

  private final FakeMimir server = FakeMimir.started();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Patience.Sleep sleep = _ -> {};

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void plays_a_game_chosen_from_the_list_to_its_ending() {
    assertThat(play("1\n1\n4\n")).isZero();

    assertThat(printed())
        .contains("1. The fork (fork)", "Odo: The road *forks*.", "1. Left", "— HOME AGAIN —");
    assertThat(answers()).containsExactly("choice=left wait=5", "value=4 wait=11");
  }

  @Test
  void shows_dice_with_their_faces_and_checks_with_their_difficulty() {
    play("1\n4\n", "fork");

    assertThat(printed())
        .contains("🎲 2d6+1 → 8 (3 4)", "🎲 climb: 1d20 → 14 (11) against 12, success");
  }

  @Test
  void shows_a_locked_choice_with_its_reason_and_without_a_number() {
    play("2\n/quit\n", "fork");

    assertThat(printed())
        .contains("- Right (A tree lies across it.)", "Type the number of a choice");
    assertThat(server.inputs()).isEmpty();
  }

  @Test
  void a_choice_can_be_named_by_its_id() {
    assertThat(play("left\n4\n", "fork")).isZero();
  }

  @Test
  void a_refused_input_is_explained_and_asked_for_again() {
    assertThat(play("1\n9\nfour\n4\n", "fork")).isZero();

    assertThat(printed())
        .contains("A number from 1 to 6 is wanted.", "That is not a whole number.");
    assertThat(answers()).containsExactly("choice=left wait=5", "value=4 wait=11");
  }

  @Test
  void quitting_tells_how_to_go_on_and_a_session_can_be_gone_on_with() {
    assertThat(play("1\n/quit\n", "fork")).isZero();
    assertThat(printed()).contains("To go on: --session s-1");

    assertThat(play("4\n", "--session", "s-1")).isZero();
    assertThat(printed()).contains("— HOME AGAIN —");
  }

  @Test
  void the_end_of_a_script_leaves_the_game() {
    assertThat(play("1\n", "fork")).isZero();

    assertThat(printed()).contains("To go on: --session s-1");
  }

  @Test
  void a_script_may_have_comments(@TempDir Path directory) throws IOException {
    Path script =
        Files.writeString(directory.resolve("answers"), "# the way\n\n1\n# how many\n4\n");

    assertThat(play("", "fork", "--script", script.toString())).isZero();
    assertThat(printed()).contains("> 4\n", "— HOME AGAIN —");
  }

  @Test
  void the_state_and_the_log_can_be_looked_at() {
    play("/state\n/log\n", "fork");

    assertThat(printed())
        .contains("hp = 7", "carrying {\"lamp\":1}", "0  SessionStarted", "{\"graph\":\"fork\"}");
  }

  @Test
  void a_turn_whose_answer_was_lost_is_sent_again_and_played_once() {
    server.loseAnswers(2);

    assertThat(play("1\n4\n", "fork")).isZero();
    assertThat(answers()).containsExactly("choice=left wait=5", "value=4 wait=11");
    assertThat(printed())
        .containsOnlyOnce("The server does not answer")
        .containsOnlyOnce("The server is back.");
  }

  @Test
  void a_turn_still_under_way_is_asked_for_until_it_is_done() {
    server.stayWorking(3);

    assertThat(play("1\n4\n", "fork")).isZero();
    assertThat(answers()).hasSize(2);
  }

  @Test
  void a_server_that_restarts_in_the_middle_is_waited_for() {
    List<Duration> pauses = new ArrayList<>();
    sleep =
        pause -> {
          pauses.add(pause);
          if (pauses.size() == 3) {
            server.startAgain();
          }
        };

    assertThat(run(stoppingAfterTheFirstAnswer(), "fork")).isZero();
    assertThat(printed())
        .contains("The server does not answer", "The server is back.", "— HOME AGAIN —");
    assertThat(answers()).containsExactly("choice=left wait=5", "value=4 wait=11");
  }

  @Test
  void an_unavailable_server_is_asked_again() {
    server.refuse(3);

    assertThat(play("1\n4\n", "fork")).isZero();
    assertThat(printed()).contains("— HOME AGAIN —");
  }

  @Test
  void patience_ends_with_one_clear_line() {
    server.stop();

    assertThat(play("", "fork")).isEqualTo(1);
    assertThat(printed()).contains("No answer from " + server.url()).doesNotContain("Exception");
  }

  @Test
  void after_a_conflict_the_game_goes_on_from_where_it_is() {
    server.moveOn();

    assertThat(play("1\n4\n", "fork")).isZero();
    assertThat(printed())
        .contains("That question has been answered already.", "How many?", "— HOME AGAIN —");
    assertThat(answers()).containsExactly("value=4 wait=11");
  }

  @Test
  void an_unknown_game_or_session_is_told_and_fails() {
    assertThat(play("", "chess")).isEqualTo(1);
    assertThat(printed()).contains("There is no graph of that name.");

    assertThat(play("", "--session", "s-2")).isEqualTo(1);
    assertThat(printed()).contains("There is no such session.");
  }

  @Test
  void a_wrong_command_line_shows_the_usage() {
    assertThat(play("", "--speed", "9")).isEqualTo(2);
    assertThat(printed()).contains("Unknown option --speed.", "usage: mimir-player");
  }

  private int play(String typed, String... arguments) {
    return run(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), arguments);
  }

  private int run(InputStream in, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--url", server.url(), "--plain"));
    all.addAll(List.of(arguments));
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Patience patience =
        new Patience(8, Duration.ofMillis(1), Duration.ofMillis(4), pause -> sleep.sleep(pause));
    return Main.run(all, in, out, patience);
  }

  /// Reads one byte at a time, and stops the server before the second line is given.
  private InputStream stoppingAfterTheFirstAnswer() {
    byte[] typed = "1\n4\n".getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at < typed.length ? typed[at++] : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        int next = read();
        if (next < 0) {
          return -1;
        }
        if (at == 3) {
          server.stop();
        }
        bytes[offset] = (byte) next;
        return 1;
      }
    };
  }

  private List<String> answers() {
    return server.inputs().stream().map(MainTest::answer).toList();
  }

  private static String answer(JsonNode body) {
    String given =
        body.has("choice")
            ? "choice=" + body.path("choice").asString()
            : "value=" + body.path("value").asInt();
    return given + " wait=" + body.path("wait_id").asInt();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
